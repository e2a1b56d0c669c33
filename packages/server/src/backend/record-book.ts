import type { EpochMs, ReplyId, SiteId } from '@riposte/protocol'
import type { ChainLink, KeptEntry } from '../record/record-entry.ts'
import type { RecordContext } from '../record/record-entry-of.ts'

/** Where a site's chain begins and ends. Both are noted beside the entries. */
export interface ChainEnds {
  /** The newest entry that was dropped because its life was over; number 0: none was. */
  readonly anchor: ChainLink
  /** The newest entry. */
  readonly head: ChainLink
}

/**
 * The record of decisions. It is no view: an erasure takes events out of the journal, and the
 * record stays. Entries come into it with the events that they are about, in the same transaction.
 */
export interface RecordBook {
  ends(site: SiteId): Promise<ChainEnds>

  /** The first `limit` entries after entry `number`. */
  entries(site: SiteId, number: number, limit: number): Promise<readonly KeptEntry[]>

  /** What is recorded about a reply that is not erased: an erasure unties its entries from it. */
  about(site: SiteId, replyId: ReplyId): Promise<readonly KeptEntry[]>

  /**
   * Drops at most `limit` of the oldest entries: those from before `before`, and what stands before
   * them in the chain and so is older. Resolves to how many.
   */
  dropBefore(site: SiteId, before: EpochMs, limit: number): Promise<number>

  /** How many entries are from before `before`. */
  overdueCount(site: SiteId, before: EpochMs): Promise<number>
}

/** What a back end needs to know to write the record. */
export interface RecordNeeds {
  readonly context: (site: SiteId) => RecordContext
}

/** For programs that do not know the site's rules, as an import. */
export const WITHOUT_CONTEXT: RecordNeeds = {
  context: () => ({ rules: '', notice: '', language: null }),
}
