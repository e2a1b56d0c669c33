import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { SiteId } from '@riposte/protocol'
import type { Backend } from './backend/backend.ts'
import type { Canary } from './backend/canaries.ts'
import { openLearningModel } from './folds/keep-learning.ts'
import { idOfBytes } from './privacy/keyed-hash.ts'
import { DAY_MS } from './privacy/register.ts'
import { scanFiles } from './privacy/scan-files.ts'
import type { BaseModel } from './read-model.ts'
import { type TryErasureNeeds, tryErasure } from './replies/try-erasure.ts'

export interface CanaryParts {
  readonly backend: Backend
  /** All of its folder is looked through; without one, only the views. */
  readonly dataFile?: string
  readonly base: BaseModel
  readonly now: () => number
  readonly randomBytes: (count: number) => Uint8Array
  readonly complain: (line: string) => void
  /** Until the first look, so that it is not in the way of the start. */
  readonly startMs?: number
}

export interface ErasureCanary {
  readonly lastCanary: () => Promise<Canary | undefined>
  readonly follow: (signal: AbortSignal) => Promise<void>
}

const START_MS = 5_000
const LOOK_MS = 60 * 60 * 1000
const EVERY_MS = 7 * DAY_MS
const WAIT_MS = 1_000
const WAITS_MAX = 60

/** Tries once a week whether an erasure leaves anything behind, and tells when it does. */
export function openCanary(parts: CanaryParts): ErasureCanary {
  const { backend, now, complain, startMs = START_MS } = parts
  const { canaries } = backend
  const isDue = async () => {
    const last = await canaries.last()
    return !last || Math.abs(now() - last.at) >= EVERY_MS
  }
  return {
    lastCanary: () => canaries.last(),
    async follow(signal) {
      const sleep = (ms: number) => pause(ms, true, { signal }).catch(() => false)
      for (let ms = startMs; await sleep(ms); ms = LOOK_MS) {
        if (!(await isDue())) continue
        try {
          const canary = await tryErasure(needsOf(parts, sleep))
          if (signal.aborted) return
          await canaries.note(canary)
          if (canary.failure !== null) complain(`${FAILED} ${canary.failure}. ${NEXT}`)
        } catch (error) {
          if (signal.aborted) return
          complain(`Whether erasures leave something behind could not be tried: ${error}`)
        }
      }
    },
  }
}

const FAILED = 'A reply that was erased for a trial is not gone:'
const NEXT =
  'Erasures may leave words behind: see whether another program keeps the data file open, and ' +
  'start the server again.'

function needsOf(
  { backend, dataFile, base, now, randomBytes }: CanaryParts,
  sleep: (ms: number) => Promise<boolean>,
): TryErasureNeeds {
  let waits = 0
  const isKeys = (name: string) => name.startsWith('riposte.keys')
  return {
    backend,
    now,
    newWord: () => idOfBytes(randomBytes(16)),
    async lessonsInModel(site: SiteId) {
      if (!('model' in base)) return undefined
      return (await openLearningModel(backend, site, base.model)).lessonCount()
    },
    scan: async (words) =>
      dataFile === undefined
        ? { bytes: 0, found: [] }
        : scanFiles(dirname(dataFile), isKeys, words),
    wait: async () => ++waits <= WAITS_MAX && (await sleep(WAIT_MS)),
  }
}
