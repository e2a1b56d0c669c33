import { readFileSync, renameSync } from 'node:fs'
import { Problem } from '@riposte/protocol'
import { syncFolder, writeSynced } from './key-file.ts'

/** That something was erased, and on which day (UTC, as 2026-11-26): not what, nor whose it was. */
export interface Tombstone {
  /** A keyed hash of the site and of what was erased. */
  readonly hash: string
  readonly day: string
  /** Who erased it, for the receipt. */
  readonly by: string
}

/** All tombstones by their hash, and up to where the journal was followed. */
export interface TombstoneFile {
  readonly position: number
  readonly stones: ReadonlyMap<string, Tombstone>
}

const HEAD = 'riposte erased 1'
const STONE = /^([a-z2-7]{26}) (\d{4}-\d{2}-\d{2}) ([a-z-]{1,20})$/
const POSITION = /^@(\d{1,16})$/

/**
 * Reads the file; without one there are no tombstones. Of a write that a kill cut off the whole
 * lines count; of two about the same, the later day.
 *
 * @throws Problem `storage-unavailable` when it cannot be read or is no such file.
 */
export function readTombstones(file: string): TombstoneFile {
  const stones = new Map<string, Tombstone>()
  let position = 0
  const [head, ...lines] = textOf(file).split('\n')
  if (head !== HEAD && head !== '') {
    const detail = `${file}: this is not a list of erasures, or of a newer version.`
    throw new Problem('storage-unavailable', `${detail} Restore it from its copy.`)
  }
  for (const line of lines) {
    const place = POSITION.exec(line)
    if (place) position = Number(place[1])
    const [, hash, day, by] = STONE.exec(line) ?? []
    if (hash && day && by && (stones.get(hash)?.day ?? '') <= day) {
      stones.set(hash, { hash, day, by })
    }
  }
  return { position, stones }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'latin1')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw unwritable(file, error)
  }
}

/** Adds lines to the end of a file that `rewriteTombstones` made. On the disk when it returns. */
export function appendTombstones(
  file: string,
  stones: readonly Tombstone[],
  position: number | undefined,
): void {
  writeDurably(file, 'a', linesOf(stones, position))
}

/** Puts a whole new file in place, readable by its owner only. */
export function rewriteTombstones(
  file: string,
  stones: Iterable<Tombstone>,
  position: number,
): void {
  const part = `${file}.part`
  writeDurably(part, 'w', `${HEAD}\n${linesOf(stones, position)}`)
  renameSync(part, file)
  syncFolder(file)
}

function linesOf(stones: Iterable<Tombstone>, position: number | undefined): string {
  let lines = ''
  for (const { hash, day, by } of stones) lines += `${hash} ${day} ${by}\n`
  return position === undefined ? lines : `${lines}@${position}\n`
}

function writeDurably(file: string, mode: 'a' | 'w', text: string): void {
  try {
    writeSynced(file, mode, text)
  } catch (error) {
    throw unwritable(file, error)
  }
}

function unwritable(file: string, error: unknown): Problem {
  const why = (error as Error).message
  const detail = `${file}: the list of erasures cannot be used: ${why}`
  return new Problem('storage-unavailable', detail, {}, error)
}
