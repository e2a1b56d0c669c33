import { setTimeout } from 'node:timers/promises'
import type { EpochMs, SiteId } from '@riposte/protocol'
import type { Checks, KeptCheck, UsageCounts, UsageRow } from '../backend/checks.ts'

/** What Akismet clients ask, counted as they ask, and written a little later. */
export interface Ledger {
  /**
   * Counts a check and keeps it, with its lesson's id, which takes time to make and is asked for
   * only then. Writes nothing yet: whoever checks does not wait.
   */
  readonly noticeCheck: (
    check: Omit<KeptCheck, 'lessonId'>,
    lessonId: () => KeptCheck['lessonId'],
  ) => void
  /** Counts what a person said of a check. */
  readonly noticeReport: (account: string, blog: string, change: Partial<UsageCounts>) => void
  /** How many checks an account has made this month, in UTC. */
  readonly checksThisMonth: (account: string) => number
  /** The sites that an account has named. */
  readonly blogsOf: (account: string) => ReadonlySet<string>
  /** As `Checks` has them, what is not yet written included. */
  readonly check: Checks['check']
  readonly checkAbout: (
    site: SiteId,
    lessonId: KeptCheck['lessonId'],
  ) => ReturnType<Checks['check']>
  readonly usage: Checks['usage']
  /** All that was counted since the start; mistakes less what was taken back. */
  readonly sinceStart: () => UsageCounts
  /** The accounts that have asked something, by name. */
  readonly accounts: () => readonly string[]
  /** Writes what has gathered. When it cannot, counts wait for the next time; checks are lost. */
  readonly flush: () => Promise<void>
}

export interface LedgerNeeds {
  readonly checks: Checks
  readonly now: () => EpochMs
  readonly report: (what: string, error: unknown) => void
}

/** Of a flood of checks only so many are kept between two writings; all are counted. */
export const CHECKS_PER_FLUSH_MAX = 100
/** So many are written at a time, and requests are answered in between. */
const CHECKS_PER_WRITE = 25
const PAUSE_MS = 10

const NOTHING: UsageCounts = { spam: 0, ham: 0, missedSpam: 0, falsePositives: 0 }

/** The day of a time, UTC, as `2026-11-20`. */
const dayOf = (at: EpochMs) => new Date(at).toISOString().slice(0, 10)

/** Opens the ledger over what was written before. */
export async function openLedger({ checks, now, report }: LedgerNeeds): Promise<Ledger> {
  const dayNow = daysOfClock()
  const { add, keep, flush } = gatherWrites(checks, report)
  const totals = new Map<string, { month: string; checks: number }>()
  const blogs = new Map<string, Set<string>>()

  const know = (account: string, blog: string) => {
    const known = blogs.get(account)
    if (known) known.add(blog)
    else blogs.set(account, new Set([blog]))
  }
  const countThisMonth = (account: string, day: string, by: number) => {
    const month = day.slice(0, 7)
    const total = totals.get(account)
    if (total?.month === month) total.checks += by
    else if (!total || total.month < month) totals.set(account, { month, checks: by })
  }
  const started = { ...NOTHING }
  const count = (row: UsageRow) => {
    for (const name of COUNTED) started[name] += row.counts[name]
    add(row)
  }
  const thisMonth = dayOf(now()).slice(0, 7)
  for (const account of await checks.accountsWithUsage()) {
    for (const { blog, day, counts } of await checks.usage(account, '', '9')) {
      know(account, blog)
      if (day.startsWith(thisMonth)) countThisMonth(account, day, counts.spam + counts.ham)
    }
  }
  const afterFlush =
    <A extends readonly unknown[], R>(read: (...words: A) => Promise<R>) =>
    async (...words: A) => {
      await flush()
      return read(...words)
    }
  return {
    noticeCheck(check, lessonId) {
      const { account, blog, at, verdict } = check
      const day = dayNow(at)
      const isSpam = verdict.label === 'spam'
      const counts = { ...NOTHING, spam: isSpam ? 1 : 0, ham: isSpam ? 0 : 1 }
      count({ account, blog, day, counts })
      know(account, blog)
      countThisMonth(account, day, 1)
      keep(check, lessonId)
    },
    noticeReport(account, blog, change) {
      count({ account, blog, day: dayNow(now()), counts: { ...NOTHING, ...change } })
      know(account, blog)
    },
    checksThisMonth(account) {
      const total = totals.get(account)
      return total?.month === dayNow(now()).slice(0, 7) ? total.checks : 0
    },
    blogsOf: (account) => blogs.get(account) ?? NO_BLOGS,
    check: afterFlush(checks.check),
    checkAbout: afterFlush(checks.checkAbout),
    usage: afterFlush(checks.usage),
    sinceStart: () => started,
    accounts: () => [...blogs.keys()].sort(),
    flush,
  }
}

/** Counts and checks on their way to `checks`. */
function gatherWrites(checks: Checks, report: LedgerNeeds['report']) {
  let gathered = new Map<string, UsageRow>()
  let kept: KeptCheck[] = []
  let flushed = Promise.resolve()

  const add = (row: UsageRow) => {
    const key = `${row.day} ${row.account} ${row.blog}`
    const counts = { ...(gathered.get(key)?.counts ?? NOTHING) }
    for (const name of COUNTED) counts[name] += row.counts[name]
    gathered.set(key, { ...row, counts })
  }
  const writeGathered = async () => {
    if (gathered.size === 0 && kept.length === 0) return
    let rows = [...gathered.values()]
    const due = kept
    gathered = new Map()
    kept = []
    try {
      for (let i = 0; i === 0 || i < due.length; i += CHECKS_PER_WRITE) {
        if (i > 0) await setTimeout(PAUSE_MS)
        await checks.write(rows, due.slice(i, i + CHECKS_PER_WRITE))
        rows = []
      }
    } catch (error) {
      rows.forEach(add)
      report('the counts of Akismet clients cannot be written yet', error)
    }
  }
  return {
    add,
    keep(check: Omit<KeptCheck, 'lessonId'>, lessonId: () => KeptCheck['lessonId']) {
      if (kept.length < CHECKS_PER_FLUSH_MAX) kept.push({ ...check, lessonId: lessonId() })
    },
    flush() {
      flushed = flushed.then(writeGathered)
      return flushed
    },
  }
}

/** Writes every second, until `signal` aborts. What a crash loses is a second of counts. */
export function keepFlushing(ledger: Ledger, signal: AbortSignal): void {
  const timer = setInterval(() => void ledger.flush(), FLUSH_MS)
  signal.addEventListener('abort', () => clearInterval(timer), { once: true })
}

const FLUSH_MS = 1_000
/** As `dayOf`, but made anew once a day only: counting is on the way to every answer. */
function daysOfClock(): (at: EpochMs) => string {
  let [today, ends] = ['', 0]
  return (at) => {
    if (at >= ends || at < ends - DAY_MS) {
      today = dayOf(at)
      ends = Date.parse(today) + DAY_MS
    }
    return today
  }
}

const DAY_MS = 24 * 60 * 60 * 1000
const COUNTED = ['spam', 'ham', 'missedSpam', 'falsePositives'] as const
const NO_BLOGS: ReadonlySet<string> = new Set()
