import { type Static, type TSchema, Type } from 'typebox'
import { REPLY_STATUSES, type ReplyStatus } from './event.ts'
import { ArticleIdSchema, ReplyIdSchema } from './reader-api.ts'

const moment = Type.String({ description: 'ISO 8601, UTC.' })
const nullable = <T extends TSchema>(it: T) => Type.Union([it, Type.Null()])
const inWords = (description: string) => Type.String({ description })

/** One entry of the register, and what is held of this reply under it. */
export const HeldEntry = Type.Object({
  entry: Type.String({ description: 'The register’s name of it: the same in every language.' }),
  name: inWords('What it is.'),
  purpose: inWords('What for.'),
  basis: inWords('On which legal basis.'),
  form: inWords('How it is kept.'),
  life: inWords('How long such a thing is kept.'),
  recipients: inWords('Who receives it.'),
  until: nullable(
    Type.String({
      description:
        'When it is deleted unless something changes, ISO 8601, UTC; “erasure”: when its writer ' +
        'erases it; “thread”: with the thread.',
    }),
  ),
  values: Type.Record(Type.String(), Type.Unknown(), {
    description: 'As they are stored, hashes as hashes; moments as ISO 8601, UTC.',
  }),
})
export type HeldEntry = Static<typeof HeldEntry>

/**
 * `GET /receipt/TOKEN/export.json`: everything held about one reply. Of all replies of a writer
 * there is a line each (NDJSON).
 */
export const ReplyExport = Type.Object({
  format: Type.Literal('riposte-reply'),
  version: Type.Literal(1),
  site: Type.String(),
  exportedAt: moment,
  reply: ReplyIdSchema,
  status: Type.Unsafe<ReplyStatus>(Type.String({ enum: [...REPLY_STATUSES] })),
  article: Type.Object({ id: ArticleIdSchema, title: Type.String(), url: Type.String() }),
  notice: nullable(Type.String({ description: 'Under which notice it was posted, if known.' })),
  held: Type.Array(HeldEntry),
})
export type ReplyExport = Static<typeof ReplyExport>
