import type { JournalEvent, Position, Recorded, SiteId } from '@riposte/protocol'
import type { PlacedReply } from './placed-reply.ts'

/** What became of an event: recorded at a position, or refused because the reply had moved on. */
export type Outcome =
  | {
      readonly recorded: true
      readonly position: Position
      readonly reply: PlacedReply | undefined
    }
  | { readonly recorded: false; readonly reply: PlacedReply | undefined }

/**
 * The ordered record of everything that happened. Append-only; only an erasure takes something
 * out of it, and then the places stay empty.
 *
 * Implementations differ in where the bytes live and how many processes share them. What they
 * have in common is `backend.contract.ts`, and nothing else may be relied on.
 */
export interface Journal {
  /**
   * Records `event` and the view rows that it changes, in one transaction. Resolves once that is
   * durable. Calls that come together share a commit, in the order in which they came.
   *
   * An `erased` or `forgotten` event takes every earlier event about the same subject out of the
   * journal, in the same transaction.
   *
   * An `objected` event takes features and lessons out of every earlier event about its reply, in
   * the same transaction, and later ones are recorded without.
   *
   * @param expected the version that the reply must have, 0 when it must not exist yet; left out:
   *   any. If it differs, nothing is recorded and the outcome has the reply as it is.
   * @throws Problem `storage-unavailable` when the event could not be made durable.
   */
  record(event: JournalEvent, expected?: Position): Promise<Outcome>

  /**
   * Yields everything after `position` in non-empty batches, first the past, then news as it
   * happens, and ends when `signal` aborts.
   */
  follow(position: Position, signal: AbortSignal): AsyncIterable<readonly Recorded[]>

  /** The events about one reply, lesson or thread that are there, oldest first. */
  about(site: SiteId, subject: string, limit: number): Promise<readonly Recorded[]>

  /** Of the last event, 0 when there is none. */
  position(): Promise<Position>
}
