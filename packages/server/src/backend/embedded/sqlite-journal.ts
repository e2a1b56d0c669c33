import { type JournalEvent, type Position, Problem, type Recorded } from '@riposte/protocol'
import Database from 'better-sqlite3'
import { batchRecords, type Settled } from '../batch-records.ts'
import { createBell } from '../bell.ts'
import { followByReading } from '../follow-by-reading.ts'
import type { Journal, Outcome } from '../journal.ts'
import { forgetsAll, keepLatestNews, takesOut } from '../latest-news.ts'
import { subjectOf } from '../subject.ts'
import { withoutLearning } from '../without-learning.ts'
import type { Projection } from './sqlite-projection.ts'
import type { WriteRecord } from './sqlite-record-book.ts'

const FOLLOWED_EVENTS_MAX = 256
const RETRY_MS = 1_000

interface Entry {
  readonly event: JournalEvent
  readonly expected: Position | undefined
}

/** What came of an entry, with the event as it was kept: less than was given, perhaps. */
type Kept = Outcome & { readonly event: JournalEvent }

/** The journal in table `event` of an SQLite file that this process alone writes. */
export function sqliteJournal(
  db: Database.Database,
  projection: Projection,
  writeRecord: WriteRecord,
): Journal & Flushed {
  const news = createBell()
  const statements = prepareStatements(db)

  const recordOne = ({ event, expected }: Entry): Kept => {
    const before = projection.before(event)
    if (expected !== undefined && (before?.position ?? 0) !== expected) {
      return { recorded: false, reply: before, event }
    }
    const subject = subjectOf(event)
    if (forgetsAll(event)) statements.forget.run(event.site, subject)
    if (event.type === 'objected') statements.unlearn(event.site, subject)
    const hasObjected = before !== undefined && before.objectedAt !== null
    const kept = hasObjected ? withoutLearning(event) : event
    const { lastInsertRowid } = statements.insert.run(event.site, subject, JSON.stringify(kept))
    const position = Number(lastInsertRowid)
    const reply = projection.apply({ position, event: kept })
    writeRecord(kept, before, reply)
    return { recorded: true, position, reply, event: kept }
  }

  const commit = db.transaction((entries: readonly Entry[]): readonly Settled<Kept>[] =>
    entries.map((entry) => settleOne(db, () => recordOne(entry))),
  )

  const latest = keepLatestNews()
  const emptyLog = writeAheadLogEmptier(db)
  const batches = batchRecords<Entry, Kept>((entries) => {
    try {
      const settled = commit.immediate(entries)
      const recorded = settled.flatMap((it) => ('result' in it ? keptIn(it.result) : []))
      latest.tell(recorded)
      if (recorded.some(({ event }) => takesOut(event))) emptyLog.request()
      return settled
    } catch (error) {
      throw storageProblem(error)
    } finally {
      emptyLog.work()
      news.ring()
    }
  })

  const readAfter = (position: Position) => latest.after(position) ?? statements.readAfter(position)

  return {
    record: (event, expected) => batches.add({ event, expected }),
    follow: (position, signal) => followByReading(readAfter, news, position, signal),
    about: async (site, subject, limit) => statements.readAbout(site, subject, limit),
    async position() {
      return statements.lastPosition()
    },
    flush: batches.flush,
  }
}

interface Flushed {
  /** Commits what is still gathered. */
  flush(): void
}

function prepareStatements(db: Database.Database) {
  const after = db.prepare<[Position, number], { position: Position; body: string }>(
    'SELECT position, body FROM event WHERE position > ? ORDER BY position LIMIT ?',
  )
  const about = db.prepare<[string, string, number], { position: Position; body: string }>(
    'SELECT position, body FROM event WHERE site = ? AND subject = ? ORDER BY position LIMIT ?',
  )
  const allAbout = db.prepare<[string, string], { position: Position; body: string }>(
    'SELECT position, body FROM event WHERE site = ? AND subject = ?',
  )
  const rewrite = db.prepare('UPDATE event SET body = ? WHERE position = ?')
  const read = (row: { readonly position: Position; readonly body: string }): Recorded => ({
    position: row.position,
    event: JSON.parse(row.body),
  })
  const last = db
    .prepare<[], Position>(
      `SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name='event'), 0)`,
    )
    .pluck()
  return {
    insert: db.prepare('INSERT INTO event (site, subject, body) VALUES (?, ?, ?)'),
    unlearn(site: string, subject: string) {
      for (const row of allAbout.all(site, subject)) {
        const event = JSON.parse(row.body) as JournalEvent
        const kept = withoutLearning(event)
        if (kept !== event) rewrite.run(JSON.stringify(kept), row.position)
      }
    },
    forget: db.prepare('DELETE FROM event WHERE site = ? AND subject = ?'),
    readAfter: (position: Position): readonly Recorded[] =>
      after.all(position, FOLLOWED_EVENTS_MAX).map(read),
    readAbout: (site: string, subject: string, limit: number): readonly Recorded[] =>
      about.all(site, subject, limit).map(read),
    lastPosition: () => last.get() ?? 0,
  }
}

/**
 * Empties the write-ahead log after an erasure: until then it still holds the pages with the words
 * in them. It also does so at the start, as the process may have been killed before. While another
 * process reads the file it cannot be emptied; nobody waits for that, it is tried again.
 */
function writeAheadLogEmptier(db: Database.Database): { request(): void; work(): void } {
  let due = true
  let retry: NodeJS.Timeout | undefined
  const work = () => {
    if (!due || !db.open) return
    const patience = db.pragma('busy_timeout', { simple: true })
    try {
      db.pragma('busy_timeout = 0')
      const [row] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
      due = row?.busy !== 0
    } catch (error) {
      if (!(error instanceof Database.SqliteError)) throw error
    } finally {
      db.pragma(`busy_timeout = ${patience}`)
    }
    clearTimeout(retry)
    if (due) retry = setTimeout(work, RETRY_MS).unref()
  }
  work()
  return {
    request() {
      due = true
    },
    work,
  }
}

function keptIn(kept: Kept): readonly Recorded[] {
  return kept.recorded ? [{ position: kept.position, event: kept.event }] : []
}

/** One entry's own failure is its own; a failing disk is everybody's. */
function settleOne(db: Database.Database, record: () => Kept): Settled<Kept> {
  try {
    return { result: db.transaction(record)() }
  } catch (failure) {
    if (failure instanceof Database.SqliteError || !db.inTransaction) throw failure
    return { failure }
  }
}

function storageProblem(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error
  const why = /^SQLITE_FULL/.test(error.code)
    ? 'The disk is full.'
    : `The data file cannot be written (${error.code}).`
  return new Problem(
    'storage-unavailable',
    `${why} Nothing was recorded; please try again in a minute.`,
    { retryAfterSeconds: 60 },
    error,
  )
}
