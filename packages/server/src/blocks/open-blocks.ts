import { readFileSync, statSync, writeFileSync } from 'node:fs'
import type { BlockedBy } from '../replies/blocked-by.ts'
import { matchBlocks } from './match-blocks.ts'
import { readBlocks } from './read-blocks.ts'

const LOOK_MS = 1_000

export interface Blocks {
  /** Whether writers may be blocked without being told: the notice says so. */
  readonly allowsQuiet: boolean
  readonly blockedBy: BlockedBy
  /** As moderators wrote them. */
  readonly text: () => string
  /** @throws Problem `invalid-request` with the line that is wrong; nothing is changed then. */
  readonly write: (text: string) => void
}

export interface BlocksNeeds {
  /** Undefined: in memory. */
  readonly file: string | undefined
  readonly allowsQuiet: boolean
  readonly now: () => number
  readonly report: (what: string, error: unknown) => void
}

/** A site's blocks, from a file that may be written by hand while the server runs. */
export function openBlocks({ file, allowsQuiet, now, report }: BlocksNeeds): Blocks {
  let text = ''
  let match = matchBlocks([])
  let lookedAt = Number.NEGATIVE_INFINITY
  let changedAt = Number.NaN

  const take = (fresh: string) => {
    match = matchBlocks(readBlocks(fresh, allowsQuiet))
    text = fresh
  }
  const look = () => {
    if (file === undefined || Math.abs(now() - lookedAt) < LOOK_MS) return
    lookedAt = now()
    const changed = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
    if (changed === changedAt) return
    changedAt = changed
    try {
      take(changed === 0 ? '' : readFileSync(file, 'utf8'))
    } catch (error) {
      // What held before holds on: a slip of the pen must not let everybody in.
      report(`${file} is not read until it is mended`, error)
    }
  }
  return {
    allowsQuiet,
    blockedBy(...words) {
      look()
      return match(...words)
    },
    text() {
      look()
      return text
    },
    write(fresh) {
      take(fresh)
      if (file === undefined) return
      writeFileSync(file, fresh, { mode: 0o600 })
      changedAt = statSync(file).mtimeMs
    },
  }
}
