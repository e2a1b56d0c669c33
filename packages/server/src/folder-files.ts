import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Problem } from '@riposte/protocol'

const MEMORY = ':memory:'

/** What is printed when there are no files. */
export const NOWHERE = {
  dataFile: 'in memory: nothing is kept',
  keyFile: 'in memory: nothing is kept',
}

/**
 * The names of the files in the data folder, which is made; undefined for `:memory:`.
 *
 * @throws Problem `storage-unavailable` when it cannot be made.
 */
export function filesIn(directory: string) {
  if (directory === MEMORY) return undefined
  const folder = resolve(directory)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    const why = `${folder} cannot be made: ${(error as Error).message}`
    throw new Problem('storage-unavailable', `${why}. Choose another --data.`, {}, error)
  }
  return {
    dataFile: join(folder, 'riposte.db'),
    keyFile: join(folder, 'riposte.keys'),
    /** Whoever makes it wants new keys. */
    wishFile: join(folder, 'riposte.keys.rotate'),
    erasedFile: join(folder, 'riposte.erased'),
    accountFile: join(folder, 'riposte.accounts'),
    blockFile: join(folder, 'riposte.blocks'),
  }
}
