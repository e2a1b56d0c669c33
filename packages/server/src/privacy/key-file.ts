import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { type EpochMs, Problem } from '@riposte/protocol'
import { decodeKeys, encodeKeys } from './encode-keys.ts'
import { freshKeys, type Keys, type RandomBytes } from './keys.ts'

export interface KeyFileNeeds {
  readonly randomBytes: RandomBytes
  readonly now: () => EpochMs
}

/**
 * Reads the key file, or makes it, readable by its owner only, when there is none.
 *
 * @throws Problem `storage-unavailable` when it cannot be read, made or understood.
 */
export function openKeyFile(file: string, { randomBytes, now }: KeyFileNeeds): Keys {
  try {
    return parse(file, readFileSync(file, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw unusable(file, error)
  }
  try {
    writeSynced(file, 'wx', encodeKeys(freshKeys(randomBytes, now())))
    return parse(file, readFileSync(file, 'utf8'))
  } catch (error) {
    throw unusable(file, error)
  }
}

/**
 * Puts other keys in the file's place. Only who holds the data file may call it: two at a time
 * would lose keys. What the file held before is overwritten, as far as the disk lets us.
 *
 * @throws Problem `storage-unavailable`; then the file is as it was.
 */
export function replaceKeyFile(file: string, keys: Keys): void {
  try {
    const old = openSync(file, 'r+')
    try {
      const part = `${file}.part`
      writeSynced(part, 'w', encodeKeys(keys))
      renameSync(part, file)
      syncFolder(file)
      writeSync(old, Buffer.alloc(readFileSync(old).length), 0, undefined, 0)
      fsyncSync(old)
    } finally {
      closeSync(old)
    }
  } catch (error) {
    throw unusable(file, error)
  }
}

/** Writes, and returns when it is on the disk; readable by its owner only. */
export function writeSynced(file: string, mode: 'a' | 'w' | 'wx', text: string): void {
  const handle = openSync(file, mode, 0o600)
  try {
    writeSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** So that a name which was just given is there after a power cut. */
export function syncFolder(file: string): void {
  const handle = openSync(dirname(file), 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function parse(file: string, text: string): Keys {
  try {
    return decodeKeys(text)
  } catch (error) {
    throw new Problem(
      'storage-unavailable',
      `${file}: this is not a Riposte key file, or damaged, or of a newer version. Restore it ` +
        'from its copy: without it the receipts that readers hold no longer open.',
      {},
      error,
    )
  }
}

function unusable(file: string, error: unknown): Problem {
  if (error instanceof Problem) return error
  const why = (error as Error).message
  return new Problem('storage-unavailable', `${file}: the key file cannot be used: ${why}`)
}
