import { existsSync, rmSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import type { EpochMs } from '@riposte/protocol'
import type { KeyRing } from './key-ring.ts'
import { DAY_MS } from './register-entry.ts'

const LOOK_MS = 1_000
const RETRY_MS = 60_000

export interface KeepRotatingNeeds {
  readonly ring: KeyRing
  readonly rotateDays: number
  /** Whoever wants new keys now makes this file; it goes once they are there. */
  readonly wishFile?: string
  /** Seals what is sealed under the newest key. */
  readonly sealAnew: (signal: AbortSignal) => Promise<unknown>
  readonly now: () => EpochMs
  readonly report: (what: string, error: unknown) => void
}

/**
 * Begins a new generation of keys when the last is old enough, or somebody asks for it, and
 * destroys what nothing needs any more, until `signal` aborts.
 */
export async function keepRotating(needs: KeepRotatingNeeds, signal: AbortSignal): Promise<void> {
  // A kill may have come between new keys and the last address that was to be sealed by them.
  let isSealedAnew = false
  while (!signal.aborted) {
    try {
      if (isAsked(needs) || isDue(needs)) {
        needs.ring.rotate()
        isSealedAnew = false
        if (needs.wishFile) rmSync(needs.wishFile, { force: true })
      }
      if (!isSealedAnew) await needs.sealAnew(signal)
      isSealedAnew = !signal.aborted
      if (isSealedAnew) needs.ring.destroyDead(true)
      await pause(LOOK_MS, signal)
    } catch (error) {
      if (signal.aborted) return
      needs.report('keys could not be replaced; that is tried again', error)
      await pause(RETRY_MS, signal)
    }
  }
}

const isAsked = ({ wishFile }: KeepRotatingNeeds) => wishFile !== undefined && existsSync(wishFile)

function isDue({ ring, rotateDays, now }: KeepRotatingNeeds): boolean {
  const [newest] = ring.generations()
  return now() - newest!.createdAt >= rotateDays * DAY_MS
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal }).catch(() => {})
}
