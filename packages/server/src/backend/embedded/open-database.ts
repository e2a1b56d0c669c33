import { statSync } from 'node:fs'
import { Problem } from '@riposte/protocol'
import Database from 'better-sqlite3'
import { MIGRATIONS } from '../schema/migrations.ts'

/** The value of `application_id` while the views wait to be folded anew: a kill loses no step. */
export const VIEWS_ARE_STALE = 1

/**
 * Opens the data file and brings its schema up to date.
 *
 * @param file a path, or `:memory:`.
 * @param watch is told of each statement before it runs.
 * @throws Problem `storage-unavailable`, saying what is wrong with the file and what to do.
 */
export function openDatabase(file: string, watch?: (sql: unknown) => void): Database.Database {
  try {
    const db = new Database(file, watch && { verbose: watch })
    db.pragma('busy_timeout = 2000')
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('secure_delete = ON')
    // KiB of pages in our own memory, half of the usual: the system has them in its own as well.
    db.pragma('cache_size = -8192')
    migrate(db, file)
    return db
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem('storage-unavailable', `${file}: ${whyUnusable(file, error)}`, {}, error)
  }
}

/**
 * Holds the data file for this process until `close`: a second server on it would not see the
 * first one's news. The lock is the system's own, so it ends with the process, however that ends.
 */
export function lockDatabase(file: string): { close(): void } {
  const lockFile = `${file}.lock`
  try {
    const lock = new Database(lockFile, { timeout: 0 })
    lock.pragma('journal_mode = MEMORY')
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    throw new Problem('storage-unavailable', `${file}: ${whyUnusable(file, error)}`, {}, error)
  }
}

function migrate(db: Database.Database, file: string): void {
  const version = Number(db.pragma('user_version', { simple: true }))
  if (version > MIGRATIONS.length) {
    throw new Problem(
      'storage-unavailable',
      `${file} was written by a newer Riposte (schema ${version}; this one knows ` +
        `${MIGRATIONS.length}). Start that newer version, or restore an older backup.`,
    )
  }
  for (let next = version; next < MIGRATIONS.length; next++) {
    db.transaction(() => {
      const { sqlite, rebuildsViews } = MIGRATIONS[next]!
      db.exec(sqlite)
      db.pragma(`user_version = ${next + 1}`)
      if (rebuildsViews) db.pragma(`application_id = ${VIEWS_ARE_STALE}`)
    }).immediate()
  }
}

export function whyUnusable(file: string, error: unknown): string {
  const code = error instanceof Database.SqliteError ? error.code : ''
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
    return 'another process is using this data file. Stop it, or choose another --data.'
  }
  if (/^SQLITE_FULL/.test(code)) return 'the disk is full. Make room and start again.'
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) {
    return 'this is not a Riposte data file, or it is damaged. Restore a backup of it.'
  }
  if (/^SQLITE_(CANTOPEN|READONLY|PERM|IOERR)/.test(code) || error instanceof TypeError) {
    const directory = statSync(file, { throwIfNoEntry: false })?.isDirectory()
    if (directory) return 'this is a directory. Give --data a folder of its own.'
    return 'cannot be opened for writing. Check that its folder exists and may be written to.'
  }
  return error instanceof Error ? error.message : String(error)
}
