import { type Static, Type } from 'typebox'
import { REPORT_GROUNDS, type ReplyStatus, type ReportGround } from './event.ts'
import type { ArticleId, EpochMs, Position, ReplyId } from './ids.ts'
import { LIMITS } from './limits.ts'

export const ReplyIdSchema = Type.Unsafe<ReplyId>(Type.String({ pattern: '^[a-z2-7]{26}$' }))
export const ArticleIdSchema = Type.Unsafe<ArticleId>(
  Type.String({ minLength: 1, maxLength: LIMITS.articleCharsMax }),
)

export const THREAD_ORDERS = ['oldest', 'newest', 'best'] as const
/** `best`: by votes, as far as they can be trusted; then oldest first. */
export type ThreadOrder = (typeof THREAD_ORDERS)[number]

const token = Type.String({ minLength: 1, maxLength: LIMITS.formTokenCharsMax })

/** Who writes, as far as that is said. */
const WHO = {
  /** From an earlier answer: by which this browser's own replies are known. */
  writer: Type.Optional(token),
  /** A token by which the site says whom it signed in: docs/embedding.md. */
  reader: Type.Optional(Type.String({ minLength: 1, maxLength: LIMITS.readerTokenCharsMax })),
}

/** What a reader may send. Everything else about a reply is ours to decide. */
export const NewReply = Type.Object(
  {
    article: ArticleIdSchema,
    parentId: Type.Optional(Type.Union([ReplyIdSchema, Type.Null()])),
    /** Not needed of a reader whom the site signed in. */
    name: Type.Optional(Type.String({ minLength: 1, maxLength: LIMITS.nameCharsMax })),
    email: Type.Optional(Type.String({ maxLength: LIMITS.emailCharsMax })),
    website: Type.Optional(Type.String({ maxLength: LIMITS.websiteCharsMax })),
    text: Type.String({ minLength: 1, maxLength: LIMITS.textCharsMax }),
    /** From the form: which article, and when the form was made. Signed by the server. */
    formToken: Type.String({ minLength: 1, maxLength: LIMITS.formTokenCharsMax }),
    ...WHO,
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
  /** Send it with the next reply: so that both are known as the same writer's. */
  readonly writer: string | null
  /** Until when its writer may change it; null: not, or no longer. */
  readonly editableUntil: EpochMs | null
}

/** `PATCH /v1/replies/ID`: other words, from who has the token that wrote them, or the receipt. */
export const ChangedReply = Type.Object(
  {
    text: Type.String({ minLength: 1, maxLength: LIMITS.textCharsMax }),
    receipt: Type.Optional(token),
    ...WHO,
  },
  { additionalProperties: false },
)
export type ChangedReply = Static<typeof ChangedReply>

/** `DELETE /v1/replies/ID`: erases it. */
export const DeletedReply = Type.Object(
  { receipt: Type.Optional(token), ...WHO },
  { additionalProperties: false },
)
export type DeletedReply = Static<typeof DeletedReply>

/** `PUT /v1/replies/ID/vote`. */
export const NewVote = Type.Object(
  { on: Type.Boolean(), formToken: token },
  { additionalProperties: false },
)
export type NewVote = Static<typeof NewVote>

export interface CountedVote {
  readonly votes: number
  /** Whether the vote of this network stands. */
  readonly on: boolean
}

/** `POST /v1/replies/ID/reports`. */
export const NewReport = Type.Object(
  {
    ground: Type.Unsafe<ReportGround>(Type.String({ enum: [...REPORT_GROUNDS] })),
    words: Type.Optional(Type.String({ maxLength: LIMITS.reportCharsMax })),
    formToken: token,
  },
  { additionalProperties: false },
)
export type NewReport = Static<typeof NewReport>

/** One change of a thread, as a live frame carries it. It is whole: twice does no harm. */
export interface LiveChange {
  readonly id: ReplyId
  readonly parentId: ReplyId | null
  /** The reply as the page shows it now; null when it is no longer shown. */
  readonly html: string | null
  /** Published replies in the thread. */
  readonly count: number
}
