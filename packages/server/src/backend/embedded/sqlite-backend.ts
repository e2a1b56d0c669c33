import type { Recorded } from '@riposte/protocol'
import type { Database } from 'better-sqlite3'
import type { Backend } from '../backend.ts'
import { type RecordNeeds, WITHOUT_CONTEXT } from '../record-book.ts'
import { removeUnfinished } from './copy-database.ts'
import { lockDatabase, openDatabase, VIEWS_ARE_STALE } from './open-database.ts'
import { sqliteCanaries } from './sqlite-canaries.ts'
import { sqliteChecks } from './sqlite-checks.ts'
import { sqliteDisclosures } from './sqlite-disclosures.ts'
import { sqliteJournal } from './sqlite-journal.ts'
import { sqliteMailBook } from './sqlite-mail-book.ts'
import { sqliteProjection } from './sqlite-projection.ts'
import { sqliteRecordBook, sqliteRecordWriter } from './sqlite-record-book.ts'
import { sqliteSweepBook } from './sqlite-sweep-book.ts'
import { sqliteViews } from './sqlite-views.ts'

/**
 * Keeps everything in one SQLite file that this process alone serves.
 *
 * @throws Problem `storage-unavailable` when the file is in use, unwritable, damaged or too new.
 */
export function openSqliteBackend(file: string, record = WITHOUT_CONTEXT): Backend {
  const lock = lockDatabase(file)
  try {
    removeUnfinished(file)
    const backend = sqliteBackend(openDatabase(file), record)
    return {
      ...backend,
      async close() {
        await backend.close()
        lock.close()
      },
    }
  } catch (error) {
    lock.close()
    throw error
  }
}

/** The same over a database that is already open and up to date. */
export function sqliteBackend(db: Database, record: RecordNeeds = WITHOUT_CONTEXT): Backend {
  const projection = sqliteProjection(db)
  const journal = sqliteJournal(db, projection, sqliteRecordWriter(db, record))
  const page = db.prepare<[number], { position: number; body: string }>(
    'SELECT position, body FROM event WHERE position > ? ORDER BY position LIMIT 1000',
  )
  const rebuild = db.transaction(() => {
    projection.clear()
    let last = 0
    for (let rows = page.all(last); rows.length > 0; rows = page.all(last)) {
      for (const { position, body } of rows) {
        projection.apply({ position, event: JSON.parse(body) } as Recorded)
        last = position
      }
    }
    db.pragma('application_id = 0')
  })
  if (db.pragma('application_id', { simple: true }) === VIEWS_ARE_STALE) rebuild.immediate()
  return {
    journal,
    views: sqliteViews(db),
    checks: sqliteChecks(db),
    mailBook: sqliteMailBook(db),
    disclosures: sqliteDisclosures(db),
    canaries: sqliteCanaries(db),
    recordBook: sqliteRecordBook(db),
    sweepBook: sqliteSweepBook(db),
    async rebuildViews() {
      rebuild.immediate()
    },
    async close() {
      journal.flush()
      db.close()
    },
  }
}
