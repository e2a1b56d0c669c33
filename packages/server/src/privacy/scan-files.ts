import { createReadStream, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** 100 MB a second at most, so that others have the disk too. */
const PIECE_BYTES = 1 << 20
const PAUSE_MS = 10

export interface FoundInFiles {
  readonly bytes: number
  /** The names of the files that have one of the words. */
  readonly found: readonly string[]
}

/**
 * Looks for words, of ASCII characters, in every file of a folder, but for those that are left
 * out. Reads a piece at a time; a file that goes meanwhile is passed over.
 */
export async function scanFiles(
  folder: string,
  leftOut: (name: string) => boolean,
  words: readonly string[],
): Promise<FoundInFiles> {
  let bytes = 0
  const found: string[] = []
  for (const name of readdirSync(folder).toSorted()) {
    const path = join(folder, name)
    if (leftOut(name) || !statSync(path, { throwIfNoEntry: false })?.isFile()) continue
    const scan = await scanFile(path, words)
    bytes += scan.bytes
    if (scan.isFound) found.push(name)
  }
  return { bytes, found }
}

async function scanFile(path: string, words: readonly string[]) {
  const needles = words.map((word) => Buffer.from(word))
  // A word may lie across two pieces.
  const overlap = Math.max(...needles.map((it) => it.length)) - 1
  let bytes = 0
  let isFound = false
  let end = Buffer.alloc(0)
  try {
    for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES })) {
      bytes += (piece as Buffer).length
      const looked = Buffer.concat([end, piece as Buffer])
      isFound ||= needles.some((needle) => looked.includes(needle))
      end = looked.subarray(Math.max(0, looked.length - overlap))
      await pause(PAUSE_MS)
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  return { bytes, isFound }
}
