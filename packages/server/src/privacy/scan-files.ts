import { readdirSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** 100 MB a second at most, so that others have the disk too. */
const PIECE_BYTES = 1 << 18
const PAUSE_MS = 3
const WORD_BYTES_MAX = 256

export interface FoundInFiles {
  readonly bytes: number
  /** The names of the files that have one of the words. */
  readonly found: readonly string[]
}

/**
 * Looks for words, of at most 256 ASCII characters, in every file of a folder, but for those that
 * are left out. Reads a piece at a time, into the same memory; a file that goes meanwhile is
 * passed over.
 */
export async function scanFiles(
  folder: string,
  leftOut: (name: string) => boolean,
  words: readonly string[],
): Promise<FoundInFiles> {
  const memory = Buffer.alloc(PIECE_BYTES + WORD_BYTES_MAX)
  let bytes = 0
  const found: string[] = []
  for (const name of readdirSync(folder).toSorted()) {
    const path = join(folder, name)
    if (leftOut(name) || !statSync(path, { throwIfNoEntry: false })?.isFile()) continue
    const scan = await scanFile(path, words, memory)
    bytes += scan.bytes
    if (scan.isFound) found.push(name)
  }
  return { bytes, found }
}

async function scanFile(path: string, words: readonly string[], memory: Buffer) {
  // A word may lie across two pieces.
  const overlap = Math.max(...words.map((word) => word.length)) - 1
  let bytes = 0
  let isFound = false
  let kept = 0
  const file = await openThere(path)
  if (!file) return { bytes, isFound }
  try {
    for (;;) {
      const { bytesRead } = await file.read(memory, kept, PIECE_BYTES)
      if (bytesRead === 0) return { bytes, isFound }
      bytes += bytesRead
      const looked = memory.subarray(0, kept + bytesRead)
      isFound ||= words.some((word) => looked.includes(word, 0, 'latin1'))
      kept = Math.min(overlap, looked.length)
      looked.copy(memory, 0, looked.length - kept)
      await pause(PAUSE_MS)
    }
  } finally {
    await file.close()
  }
}

async function openThere(path: string) {
  try {
    return await open(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
