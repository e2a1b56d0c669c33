import type { ArticleId, Position, SiteId } from '@riposte/protocol'
import type { PlacedReply, ThreadHead } from './placed-reply.ts'

/** A reply, and where in the journal what it answers came in. */
export interface SnapshotReply {
  readonly reply: PlacedReply
  /** Null for a reply to the article. */
  readonly parentPosition: Position | null
}

/** Everything of one site as it is at one moment, read a row at a time while others write. */
export interface Snapshot {
  /** That have replies or are closed, in the order of their articles' names. */
  readonly threads: (site: SiteId) => Iterable<ThreadHead>
  /** Of any status, oldest first. */
  readonly replies: (site: SiteId, article: ArticleId) => Iterable<SnapshotReply>
  readonly close: () => void
}
