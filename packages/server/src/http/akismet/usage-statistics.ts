import type { EpochMs } from '@riposte/protocol'
import type { Ledger } from '../../accounts/ledger.ts'
import type { UsageRow } from '../../backend/checks.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** What reading one advert would have cost somebody. */
const SECONDS_SAVED_A_SPAM = 4

interface Counts {
  spam: number
  ham: number
  missed_spam: number
  false_positives: number
}

interface Slice extends Counts {
  /** How many sites. */
  blogs: number
  /** The first day of the slice. */
  da: string
}

/**
 * The counts of an account, or of one of its sites, as `get-stats` answers them: sums, and a
 * breakdown by day (`60-days`) or month (`6-months`, `all`).
 */
export async function usageStatistics(
  ledger: Ledger,
  account: string,
  blog: string | undefined,
  from: string | undefined,
  now: EpochMs,
): Promise<unknown> {
  const days = from === '60-days' ? 60 : from === '6-months' ? 183 : 10_000
  const first = new Date(now - days * DAY_MS).toISOString().slice(0, 10)
  const rows = (await ledger.usage(account, first, '9')).filter(
    (row) => blog === undefined || row.blog === blog,
  )
  const sum = sumOf(rows)
  const calls = sum.spam + sum.ham
  const wrong = sum.missed_spam + sum.false_positives
  return {
    ...sum,
    accuracy: (calls === 0 ? 100 : Math.max(0, 100 * (1 - wrong / calls))).toFixed(2),
    time_saved: sum.spam * SECONDS_SAVED_A_SPAM,
    breakdown: breakdownOf(rows, from === '60-days' ? 10 : 7),
  }
}

/** By the first `chars` characters of the day. */
function breakdownOf(rows: readonly UsageRow[], chars: number): Record<string, Slice> {
  const groups = new Map<string, UsageRow[]>()
  for (const row of rows) {
    const slice = row.day.slice(0, chars)
    groups.set(slice, [...(groups.get(slice) ?? []), row])
  }
  const slices = [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(
    slices.map(([slice, of]) => {
      const blogs = new Set(of.map(({ blog }) => blog)).size
      return [slice, { ...sumOf(of), blogs, da: slice.length === 7 ? `${slice}-01` : slice }]
    }),
  )
}

/** A correction may be of an earlier day than the mistake, so no sum is below 0. */
function sumOf(rows: readonly UsageRow[]): Counts {
  const sum: Counts = { spam: 0, ham: 0, missed_spam: 0, false_positives: 0 }
  for (const { counts } of rows) {
    sum.spam += counts.spam
    sum.ham += counts.ham
    sum.missed_spam += counts.missedSpam
    sum.false_positives += counts.falsePositives
  }
  sum.missed_spam = Math.max(0, sum.missed_spam)
  sum.false_positives = Math.max(0, sum.false_positives)
  return sum
}
