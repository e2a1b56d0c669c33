import { existsSync } from 'node:fs'
import { Problem } from '@riposte/protocol'
import Database from 'better-sqlite3'
import type { KeptEntry } from '../../record/record-entry.ts'
import type { ThreadHead } from '../placed-reply.ts'
import { MIGRATIONS } from '../schema/migrations.ts'
import type { Snapshot } from '../snapshot.ts'
import { VIEWS_ARE_STALE, whyUnusable } from './open-database.ts'
import { type ReplyRow, replyOfRow } from './reply-rows.ts'
import { chainRows } from './sqlite-record-book.ts'
import { HEAD_COLUMNS } from './sqlite-reply-store.ts'

/**
 * The data file as it is now, for reading only: a server may go on writing to it, and nobody waits.
 *
 * @throws Problem `storage-unavailable` when it cannot be read, or is of another version.
 */
export function openSnapshot(file: string): Snapshot {
  if (!existsSync(file)) {
    throw new Problem('storage-unavailable', `There is no data file ${file}. Is --data right?`)
  }
  try {
    const db = new Database(file, { readonly: true })
    db.pragma('busy_timeout = 2000')
    // One transaction around everything that is read: all of it is of the same moment.
    db.exec('BEGIN')
    refuseOtherVersions(db, file)
    return snapshotOf(db)
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem('storage-unavailable', `${file}: ${whyUnusable(file, error)}`, {}, error)
  }
}

function snapshotOf(db: Database.Database): Snapshot {
  const threads = db.prepare<[string], ThreadHead>(
    `SELECT ${HEAD_COLUMNS} FROM thread
     WHERE site = ? AND (first_at IS NOT NULL OR state <> 'open') ORDER BY article`,
  )
  // Told its index: left to choose, SQLite reads the whole site again for each thread.
  const replies = db.prepare<[string, string], ReplyRow & { readonly parent_position: number }>(
    `SELECT reply.*, parent.first_position AS parent_position
     FROM reply INDEXED BY reply_changed
     LEFT JOIN reply parent ON parent.site = reply.site AND parent.id = reply.parent_id
     WHERE reply.site = ? AND reply.article = ? ORDER BY reply.submitted_at, reply.id`,
  )
  const recordEntries = db.prepare<[string, number], KeptEntry>(
    'SELECT number, body, hash FROM record_entry WHERE site = ? AND number > ? ORDER BY number',
  )
  return {
    threads: (site) => threads.iterate(site),
    *replies(site, article) {
      for (const row of replies.iterate(site, article)) {
        yield { reply: replyOfRow(row), parentPosition: row.parent_position }
      }
    },
    recordEnds: chainRows(db).ends,
    recordEntries: (site, number) => recordEntries.iterate(site, number),
    close: () => void db.close(),
  }
}

function refuseOtherVersions(db: Database.Database, file: string): void {
  const version = Number(db.pragma('user_version', { simple: true }))
  const isStale = db.pragma('application_id', { simple: true }) === VIEWS_ARE_STALE
  if (version === MIGRATIONS.length && !isStale) return
  const isNewer = version > MIGRATIONS.length
  const what = isNewer
    ? 'was written by a newer Riposte. Export with that version.'
    : 'is of an older Riposte. Start the server once: it brings the file up to date.'
  throw new Problem('storage-unavailable', `${file} ${what}`)
}
