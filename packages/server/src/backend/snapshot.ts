import type { ArticleId, Position, SiteId } from '@riposte/protocol'
import type { KeptEntry } from '../record/record-entry.ts'
import type { PlacedReply, ThreadHead } from './placed-reply.ts'
import type { ChainEnds } from './record-book.ts'

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
  /** Where the record of decisions begins and ends. */
  readonly recordEnds: (site: SiteId) => ChainEnds
  /** Its entries after entry `number`. May be read twice, not twice at once. */
  readonly recordEntries: (site: SiteId, number: number) => Iterable<KeptEntry>
  readonly close: () => void
}
