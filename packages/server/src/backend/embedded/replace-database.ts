import { renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { Problem } from '@riposte/protocol'
import type { Backend } from '../backend.ts'
import {
  copyDatabase,
  inspectDatabase,
  makeSingleFile,
  removeUnfinished,
  syncToDisk,
  unfinished,
} from './copy-database.ts'
import { lockDatabase, openDatabase } from './open-database.ts'
import { sqliteBackend } from './sqlite-backend.ts'

export interface ReplaceNeeds {
  /** Looks at the data that is to go; not called when there is none, or when it is damaged. */
  readonly leave: (old: Backend) => Promise<void>
  /** Works on the data before anybody else sees it. */
  readonly prepare: (fresh: Backend) => Promise<void>
  readonly tell: (left: number, all: number) => void
  /** Told when the data that is to go cannot be read. */
  readonly unreadable: (why: string) => void
}

/**
 * Puts a backup in the place of a data file that no server uses. Killed anywhere, the data file is
 * the old one or the new one, whole.
 *
 * @throws Problem `storage-unavailable` when the backup is no good or the data file is in use.
 */
export async function replaceDatabase(
  backup: string,
  dataFile: string,
  needs: ReplaceNeeds,
): Promise<void> {
  const lock = lockDatabase(dataFile)
  try {
    inspectDatabase(backup)
    removeUnfinished(dataFile)
    await leaveOld(dataFile, needs)
    const fresh = unfinished(dataFile)
    await copyDatabase(backup, fresh, needs.tell)
    await using(fresh, needs.prepare)
    makeSingleFile(fresh)
    syncToDisk(fresh)
    endLogOf(dataFile)
    renameSync(fresh, dataFile)
    syncToDisk(dirname(dataFile))
  } finally {
    lock.close()
  }
}

async function leaveOld(dataFile: string, { leave, unreadable }: ReplaceNeeds): Promise<void> {
  try {
    inspectDatabase(dataFile)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    unreadable(error.message)
    return
  }
  await using(dataFile, leave)
}

async function using(file: string, use: (backend: Backend) => Promise<void>): Promise<void> {
  const backend = sqliteBackend(openDatabase(file))
  try {
    await use(backend)
  } finally {
    await backend.close()
  }
}

/**
 * The old file's write-ahead log must not be taken for the new one's. What it holds goes into the
 * old file first, so that a kill in between costs nothing; if that is damaged, there is nothing to
 * save.
 */
function endLogOf(dataFile: string): void {
  try {
    makeSingleFile(dataFile)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
  }
  for (const end of ['-wal', '-shm']) rmSync(dataFile + end, { force: true })
}
