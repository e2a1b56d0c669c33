import type { ThreadHead } from '../backend/placed-reply.ts'
import type { SnapshotReply } from '../backend/snapshot.ts'

/** A thread as it goes out. */
export interface ExportedThread {
  readonly head: ThreadHead
  /** Of the article, where it is known; else empty. */
  readonly title: string
  /** The article's address, with its host where that is known. */
  readonly url: string
  /** Read as they are asked for. */
  readonly replies: Iterable<SnapshotReply>
}
