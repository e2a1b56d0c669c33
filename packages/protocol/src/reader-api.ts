import { type Static, Type } from 'typebox'
import type { ReplyStatus } from './event.ts'
import type { ArticleId, Position, ReplyId } from './ids.ts'
import { LIMITS } from './limits.ts'

export const ReplyIdSchema = Type.Unsafe<ReplyId>(Type.String({ pattern: '^[a-z2-7]{26}$' }))
export const ArticleIdSchema = Type.Unsafe<ArticleId>(
  Type.String({ minLength: 1, maxLength: LIMITS.articleCharsMax }),
)

/** What a reader may send. Everything else about a reply is ours to decide. */
export const NewReply = Type.Object(
  {
    article: ArticleIdSchema,
    parentId: Type.Optional(Type.Union([ReplyIdSchema, Type.Null()])),
    name: Type.String({ minLength: 1, maxLength: LIMITS.nameCharsMax }),
    email: Type.Optional(Type.String({ maxLength: LIMITS.emailCharsMax })),
    /** To be told of answers by mail: needs an e-mail address. */
    notify: Type.Optional(Type.Boolean()),
    website: Type.Optional(Type.String({ maxLength: LIMITS.websiteCharsMax })),
    text: Type.String({ minLength: 1, maxLength: LIMITS.textCharsMax }),
    /** From the form: which article, and when the form was made. Signed by the server. */
    formToken: Type.String({ minLength: 1, maxLength: LIMITS.formTokenCharsMax }),
    /** The honeypot: people do not see it, robots fill it in. */
    subject: Type.Optional(Type.String({ maxLength: LIMITS.nameCharsMax })),
  },
  { additionalProperties: false },
)
export type NewReply = Static<typeof NewReply>

/** The answer to a post: what happened, truthfully. 201 when published, else 202. */
export interface PostedReply {
  readonly id: ReplyId
  readonly status: ReplyStatus
  /** One sentence for the writer. */
  readonly message: string
  /** The writer's private page for this reply: a path on our own pages, absolute elsewhere. */
  readonly receiptUrl: string
  /** The reply as the page shows it; null unless it is published. */
  readonly html: string | null
  readonly parentId: ReplyId | null
  readonly position: Position
  /** For the next reply from the same form. */
  readonly formToken: string
}

/** One change of a thread, as a live frame carries it. It is whole: twice does no harm. */
export interface LiveChange {
  readonly id: ReplyId
  readonly parentId: ReplyId | null
  /** The reply as the page shows it now; null when it is no longer shown. */
  readonly html: string | null
  /** Published replies in the thread. */
  readonly count: number
}
