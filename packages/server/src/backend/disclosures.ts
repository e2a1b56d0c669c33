import type { EpochMs, SiteId } from '@riposte/protocol'

/** A version of the notice, as it was said to readers. */
export interface KeptNotice {
  /** A hash of the body. */
  readonly version: string
  /** When it was first said. */
  readonly at: EpochMs
  /** JSON. */
  readonly body: string
}

/** How often a server elsewhere was contacted on one day. */
export interface Contacts {
  readonly recipient: string
  /** UTC, as `2026-11-20`. */
  readonly day: string
  readonly count: number
}

/** What readers were told, and who outside was told something. No fold of the journal. */
export interface Disclosures {
  /** Once for each version: a version that is there stays as it is. */
  keepNotice(site: SiteId, notice: KeptNotice): Promise<void>

  notice(site: SiteId, version: string): Promise<KeptNotice | undefined>

  /** All versions, the newest first. */
  notices(site: SiteId): Promise<readonly Omit<KeptNotice, 'body'>[]>

  /** Counts one contact; resolves once that is durable. */
  noteContact(site: SiteId, recipient: string, day: string): Promise<void>

  /** From `day` on, by recipient and day. */
  contactsSince(site: SiteId, day: string): Promise<readonly Contacts[]>

  /** Drops the counts of days before `day`. Resolves to how many. */
  forgetContacts(day: string): Promise<number>
}
