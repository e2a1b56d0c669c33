import { type Static, type TSchema, Type } from 'typebox'
import {
  REPLY_STATUSES,
  REPORT_GROUNDS,
  type ReplyStatus,
  type ReportGround,
  THREAD_STATES,
  type ThreadState,
} from './event.ts'
import type { ArticleId, ReplyId } from './ids.ts'
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
    /** To be told of answers by mail: needs an e-mail address. */
    notify: Type.Optional(Type.Boolean()),
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

const status = Type.Unsafe<ReplyStatus>(Type.String({ enum: [...REPLY_STATUSES] }))
const moment = Type.Integer({ description: 'Milliseconds since 1970, UTC.' })
const nullable = <T extends TSchema>(it: T) => Type.Union([it, Type.Null()])

/** The answer to a post: what happened, truthfully. 201 when published, else 202. */
export const PostedReply = Type.Object({
  id: ReplyIdSchema,
  status,
  message: Type.String({ description: 'One sentence for the writer.' }),
  receiptUrl: Type.String({
    description: 'The writer’s private page for this reply: a path on our own pages.',
  }),
  html: nullable(Type.String({ description: 'As the page shows it; null unless published.' })),
  parentId: nullable(ReplyIdSchema),
  position: Type.Integer(),
  count: Type.Integer({ description: 'Published replies of the whole thread.' }),
  formToken: Type.String({ description: 'For the next reply from the same form.' }),
  writer: nullable(
    Type.String({ description: 'Send it with the next: both are then the same writer’s.' }),
  ),
  editableUntil: nullable(moment),
})
export type PostedReply = Static<typeof PostedReply>

/** A published reply; or one whose words are gone, holding a place for answers. */
export const ShownReply = Type.Object({
  id: ReplyIdSchema,
  parentId: nullable(ReplyIdSchema),
  rootId: ReplyIdSchema,
  status: Type.Unsafe<'published' | 'erased' | 'absent'>(
    Type.String({ enum: ['published', 'erased', 'absent'] }),
  ),
  name: Type.String(),
  website: Type.String(),
  badge: Type.String(),
  text: Type.String({ description: 'As it was typed: a small Markdown.' }),
  html: Type.String({ description: 'The same, drawn: nothing in it needs to be escaped again.' }),
  submittedAt: moment,
  editedAt: nullable(moment),
  votes: Type.Integer(),
  isPinned: Type.Boolean(),
  isPicked: Type.Boolean(),
})
export type ShownReply = Static<typeof ShownReply>

/** `GET /v1/replies/ID`: a reply, and what it stands under. */
export const FoundReply = Type.Object({ article: ArticleIdSchema, reply: ShownReply })
export type FoundReply = Static<typeof FoundReply>

const threadState = Type.Unsafe<ThreadState>(Type.String({ enum: [...THREAD_STATES] }))
const cursor = Type.String({ description: 'Send it as “after”.' })

/** `GET /v1/replies`: a page of a thread. */
export const ThreadPage = Type.Object({
  article: ArticleIdSchema,
  count: Type.Integer({ description: 'Published replies of the whole thread.' }),
  state: threadState,
  position: Type.Integer({ description: 'Live updates go on after it.' }),
  order: Type.Unsafe<ThreadOrder>(Type.String({ enum: [...THREAD_ORDERS] })),
  replies: Type.Array(ShownReply, {
    description: 'Roots in their order, each followed by what stands below it, oldest first.',
  }),
  next: nullable(cursor),
  cut: Type.Array(
    Type.Object({
      under: ReplyIdSchema,
      count: Type.Integer({ description: 'How many more; 0: not counted.' }),
      after: cursor,
    }),
    { description: 'Roots with more answers than stand here.' },
  ),
})
export type ThreadPage = Static<typeof ThreadPage>

/** `GET /v1/counts`. */
export const Counts = Type.Object({
  counts: Type.Array(Type.Object({ article: ArticleIdSchema, count: Type.Integer() }), {
    description: 'In the order asked for; an unknown article has none.',
  }),
})
export type Counts = Static<typeof Counts>

export const FreshForm = Type.Object({ formToken: Type.String() })
export type FreshForm = Static<typeof FreshForm>

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

export const CountedVote = Type.Object({
  votes: Type.Integer(),
  on: Type.Boolean({ description: 'Whether the vote of this network stands.' }),
})
export type CountedVote = Static<typeof CountedVote>

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

/** `POST /v1/replies/ID/appeal`: asks a person who has not decided about it to look again. */
export const NewAppeal = Type.Object(
  { words: Type.Optional(Type.String({ maxLength: LIMITS.appealCharsMax })), receipt: token },
  { additionalProperties: false },
)
export type NewAppeal = Static<typeof NewAppeal>

/** The answer will stand on the receipt. */
export const PostedAppeal = Type.Object({ status, appealedAt: moment })
export type PostedAppeal = Static<typeof PostedAppeal>

/** One change of a thread, as a live frame carries it. It is whole: twice does no harm. */
export interface LiveChange {
  readonly id: ReplyId
  readonly parentId: ReplyId | null
  /** The reply as the page shows it now; null when it is no longer shown. */
  readonly html: string | null
  /** Published replies in the thread. */
  readonly count: number
}
