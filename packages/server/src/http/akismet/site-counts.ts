import type { UsageCounts, UsageRow } from '../../backend/checks.ts'

/** The counts of one site over some days. */
export interface SiteCounts extends UsageCounts {
  readonly site: string
  readonly total: number
}

interface Page {
  readonly sites: readonly SiteCounts[]
  readonly limit: number
  readonly offset: number
  readonly total: number
}

const ORDERS = {
  total: 'total',
  spam: 'spam',
  ham: 'ham',
  missed_spam: 'missedSpam',
  false_positives: 'falsePositives',
} as const

export function isSiteOrder(word: string): word is keyof typeof ORDERS {
  return Object.hasOwn(ORDERS, word)
}

/**
 * One line a site, the largest first. A correction may be of an earlier day than the mistake, so
 * nothing is below 0.
 */
export function sumBySite(
  rows: readonly UsageRow[],
  order: keyof typeof ORDERS,
): readonly SiteCounts[] {
  const sums = new Map<string, SiteCounts>()
  for (const { blog, counts } of rows) {
    const { spam = 0, ham = 0, missedSpam = 0, falsePositives = 0 } = sums.get(blog) ?? {}
    sums.set(blog, {
      site: blog,
      total: spam + ham + counts.spam + counts.ham,
      spam: spam + counts.spam,
      ham: ham + counts.ham,
      missedSpam: missedSpam + counts.missedSpam,
      falsePositives: falsePositives + counts.falsePositives,
    })
  }
  const by = ORDERS[order]
  return [...sums.values()]
    .map((it) => ({
      ...it,
      missedSpam: Math.max(0, it.missedSpam),
      falsePositives: Math.max(0, it.falsePositives),
    }))
    .sort((a, b) => b[by] - a[by] || (a.site < b.site ? -1 : 1))
}

/** Counts are strings in here, and numbers beside it, as Akismet's documentation has them. */
export function sitesAsJson(month: string, page: Page, extended: string | undefined): unknown {
  const { sites, ...rest } = page
  const lines = sites.map((it) => ({
    site: it.site,
    api_calls: String(it.total),
    spam: String(it.spam),
    ham: String(it.ham),
    missed_spam: String(it.missedSpam),
    false_positives: String(it.falsePositives),
    is_revoked: false,
    ...(extended === 'true' && { hash: null, eligible_for_revoke: false }),
  }))
  return { [month]: lines, ...rest }
}

export function sitesAsCsv(account: string, month: string, of: Page): string {
  const { sites, limit, offset, total } = of
  const page = `(limit:${limit}, offset: ${offset}, total: ${total})`
  const head = `Active sites for ${account} during ${month} ${page}`
  const names = 'Site,Total API Calls,Spam,Ham,Missed Spam,False Positives,Is Revoked'
  const lines = sites.map((it) =>
    [csvText(it.site), it.total, it.spam, it.ham, it.missedSpam, it.falsePositives, false].join(
      ',',
    ),
  )
  return [head, names, ...lines].join('\n')
}

/** Quoted where it must be (RFC 4180); a spreadsheet takes none of it for a formula. */
function csvText(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
