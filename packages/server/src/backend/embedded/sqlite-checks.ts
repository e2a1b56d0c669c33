import type { LessonId, SiteId } from '@riposte/protocol'
import type { Database } from 'better-sqlite3'
import type { Checks, KeptCheck, UsageRow } from '../checks.ts'

interface CheckRow extends Omit<KeptCheck, 'verdict' | 'lessonId' | 'site'> {
  readonly verdict: string
  readonly lesson_id: string
  readonly site: string
}

interface CountsRow {
  readonly account: string
  readonly blog: string
  readonly day: string
  readonly spam: number
  readonly ham: number
  readonly missed_spam: number
  readonly false_positives: number
}

/** Checks and counts in the tables `comment_check` and `usage`. */
export function sqliteChecks(db: Database): Checks {
  const count = db.prepare(
    `INSERT INTO usage VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
       spam = spam + excluded.spam, ham = ham + excluded.ham,
       missed_spam = missed_spam + excluded.missed_spam,
       false_positives = false_positives + excluded.false_positives`,
  )
  const keep = db.prepare('INSERT OR REPLACE INTO comment_check VALUES (?, ?, ?, ?, ?, ?, ?)')
  const byGuid = db.prepare<[string, string], CheckRow>(
    'SELECT * FROM comment_check WHERE account = ? AND guid = ?',
  )
  const about = db.prepare<[string, string], CheckRow>(
    'SELECT * FROM comment_check WHERE site = ? AND lesson_id = ? ORDER BY at DESC LIMIT 1',
  )
  const usage = db.prepare<[string, string, string], CountsRow>(
    'SELECT * FROM usage WHERE account = ? AND day BETWEEN ? AND ? ORDER BY blog, day',
  )
  const accounts = db
    .prepare<[], string>('SELECT DISTINCT account FROM usage ORDER BY account')
    .pluck()
  const forgetOld = db.prepare('DELETE FROM comment_check WHERE at < ?')
  const forgetMost = db.prepare(
    `DELETE FROM comment_check WHERE (account, guid) IN (SELECT account, guid FROM comment_check
       ORDER BY at LIMIT max(0, (SELECT count(*) FROM comment_check) - ?))`,
  )
  const forgetDays = db.prepare('DELETE FROM usage WHERE day < ?')

  const write = db.transaction((rows: readonly UsageRow[], checks: readonly KeptCheck[]) => {
    for (const { account, blog, day, counts } of rows) {
      const { spam, ham, missedSpam, falsePositives } = counts
      count.run(account, blog, day, spam, ham, missedSpam, falsePositives)
    }
    for (const { account, guid, site, blog, at, verdict, lessonId } of checks) {
      keep.run(account, guid, site, blog, at, JSON.stringify(verdict), lessonId)
    }
  })
  const forget = db.transaction(
    (before: number, kept: number) => forgetOld.run(before).changes + forgetMost.run(kept).changes,
  )
  return {
    async write(rows, checks) {
      // Counts need not outlive a power cut, so nothing waits for the disk. What the journal writes
      // next, under FULL again, takes these to the disk with it.
      db.pragma('synchronous = NORMAL')
      try {
        write.immediate(rows, checks)
      } finally {
        db.pragma('synchronous = FULL')
      }
    },
    check: async (account, guid) => checkOfRow(byGuid.get(account, guid)),
    checkAbout: async (site, lessonId) => checkOfRow(about.get(site, lessonId)),
    usage: async (account, from, to) => usage.all(account, from, to).map(usageOfRow),
    accountsWithUsage: async () => accounts.all(),
    forgetChecks: async (before, kept) => forget.immediate(before, kept),
    forgetUsage: async (day) => forgetDays.run(day).changes,
  }
}

function checkOfRow(row: CheckRow | undefined): KeptCheck | undefined {
  if (!row) return undefined
  const { lesson_id: lessonId, site, verdict, ...rest } = row
  return {
    ...rest,
    site: site as SiteId,
    verdict: JSON.parse(verdict),
    lessonId: lessonId as LessonId,
  }
}

function usageOfRow(row: CountsRow): UsageRow {
  const { account, blog, day, spam, ham } = row
  const { missed_spam: missedSpam, false_positives: falsePositives } = row
  return { account, blog, day, counts: { spam, ham, missedSpam, falsePositives } }
}
