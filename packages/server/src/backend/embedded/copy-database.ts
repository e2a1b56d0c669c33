import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs'
import { Problem } from '@riposte/protocol'
import Database from 'better-sqlite3'
import { MIGRATIONS } from '../schema/migrations.ts'
import { whyUnusable } from './open-database.ts'

const PAGES_AT_ONCE = 1_000

/**
 * Copies the data file as it is at this moment into `copy`, a single whole file, while a server
 * goes on writing. Resolves once the copy is on the disk and was read again.
 *
 * @param tell is told of how many pages how many are left.
 * @throws Problem `storage-unavailable` when either file cannot be used, or is damaged.
 */
export async function copyDatabase(
  file: string,
  copy: string,
  tell: (left: number, all: number) => void,
): Promise<void> {
  const db = open(file)
  try {
    // Held open, so that the copy is of one moment and no write makes it begin anew.
    db.exec('BEGIN')
    db.pragma('user_version')
    await db.backup(copy, {
      progress({ remainingPages, totalPages }) {
        tell(remainingPages, totalPages)
        return PAGES_AT_ONCE
      },
    })
  } catch (error) {
    throw problemOf(copy, error)
  } finally {
    db.close()
  }
  makeSingleFile(copy)
  inspectDatabase(copy)
  syncToDisk(copy)
}

/**
 * Reads all of a data file, and refuses it unless it is whole and of a version that this knows.
 *
 * @throws Problem `storage-unavailable`, saying what is wrong with it.
 */
export function inspectDatabase(file: string): void {
  const db = open(file)
  try {
    const [{ integrity_check: found = '' } = {}, ...more] = db.pragma('integrity_check(3)') as {
      readonly integrity_check: string
    }[]
    if (found !== 'ok' || more.length > 0) {
      throw unusable(file, `it is damaged: ${found}. Take another copy.`)
    }
    const version = Number(db.pragma('user_version', { simple: true }))
    if (version > MIGRATIONS.length) {
      throw unusable(file, 'it was written by a newer Riposte. Restore it with that version.')
    }
    const isOurs = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'event'`).get()
    if (!isOurs || version < 1) throw unusable(file, 'it is no data file of Riposte.')
  } catch (error) {
    throw problemOf(file, error)
  } finally {
    db.close()
  }
}

/** Takes what is left in the write-ahead log into the file itself, and does without one. */
export function makeSingleFile(file: string): void {
  try {
    const db = new Database(file, { fileMustExist: true })
    db.pragma('journal_mode = DELETE')
    db.close()
  } catch (error) {
    throw problemOf(file, error)
  }
}

/** Where a backup waits to be put in place. */
export const unfinished = (dataFile: string) => `${dataFile}.restoring`

/** Of a restore that was killed nothing is left: it may hold what had to be erased again. */
export function removeUnfinished(dataFile: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) {
    rmSync(unfinished(dataFile) + end, { force: true })
  }
}

/** Returns once what was written to a file, or the names in a folder, is on the disk. */
export function syncToDisk(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function open(file: string): Database.Database {
  try {
    const db = new Database(file, { readonly: true, fileMustExist: true })
    db.pragma('busy_timeout = 2000')
    return db
  } catch (error) {
    throw problemOf(file, error)
  }
}

function problemOf(file: string, error: unknown): Problem {
  if (error instanceof Problem) return error
  return unusable(file, whyUnusable(file, error), error)
}

function unusable(file: string, why: string, cause?: unknown): Problem {
  return new Problem('storage-unavailable', `${file}: ${why}`, {}, cause)
}
