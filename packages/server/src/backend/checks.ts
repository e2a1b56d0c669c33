import type { EpochMs, LessonId, RecordedVerdict, SiteId } from '@riposte/protocol'

/** Counts of one site of one account on one day. */
export interface UsageRow {
  readonly account: string
  /** The site as `siteName` spells it. */
  readonly blog: string
  /** UTC, as `2026-11-20`. */
  readonly day: string
  readonly counts: UsageCounts
}

export interface UsageCounts {
  /** Checks that were answered `true`, and `false`. */
  readonly spam: number
  readonly ham: number
  /** Of these, the ones that a person reported as wrong. */
  readonly missedSpam: number
  readonly falsePositives: number
}

/** What is kept of a check of an Akismet client: no word of the comment. */
export interface KeptCheck {
  /** 32 hexadecimal digits, as its answer bore them. */
  readonly guid: string
  readonly account: string
  readonly site: SiteId
  readonly blog: string
  readonly at: EpochMs
  readonly verdict: RecordedVerdict
  /** The lesson that feedback about the same comment would be. */
  readonly lessonId: LessonId
}

/**
 * What Akismet clients asked, and how often. It is no fold of the journal: a check changes nothing,
 * and its record may be lost with the process; counts are for people, not for verdicts.
 */
export interface Checks {
  /** Adds to the counts and keeps the checks: all of it, durably, or nothing. */
  write(counts: readonly UsageRow[], checks: readonly KeptCheck[]): Promise<void>

  /** The check of `account` whose answer bore `guid`. */
  check(account: string, guid: string): Promise<KeptCheck | undefined>

  /** The newest check of a site about the same comment. */
  checkAbout(site: SiteId, lessonId: LessonId): Promise<KeptCheck | undefined>

  /** Counts of an account from day `from` to day `to`, both included, by site and day. */
  usage(account: string, from: string, to: string): Promise<readonly UsageRow[]>

  /** The names of all accounts that have counts. */
  accountsWithUsage(): Promise<readonly string[]>

  /** Drops checks from before `before`, and the oldest of more than `kept`. */
  forgetChecks(before: EpochMs, kept: number): Promise<number>

  /** Drops counts of days before `day`. */
  forgetUsage(day: string): Promise<number>
}
