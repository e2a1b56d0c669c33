import type { EpochMs } from '@riposte/protocol'
import type { LastingPurpose, RotatingPurpose } from './keyed-hash.ts'
import {
  type Keys,
  lastingKey,
  livingKeys,
  type RandomBytes,
  rotated,
  withoutDead,
} from './keys.ts'

export interface KeyRingNeeds {
  readonly keys: Keys
  /** Makes the keys last; on the disk when it returns. */
  readonly save: (keys: Keys) => void
  readonly randomBytes: RandomBytes
  readonly now: () => EpochMs
}

/** The keys of a running server. */
export interface KeyRing {
  readonly akismetKey: string
  /** The key of a purpose that signs, or names what is no person. */
  readonly lasting: (purpose: LastingPurpose, site: string) => Uint8Array
  /** The keys of a pseudonym: what is new goes by the first, what is looked for by any. */
  readonly living: (purpose: RotatingPurpose, site: string) => readonly Uint8Array[]
  readonly generations: () => Keys['generations']
  /** Begins a new generation. */
  readonly rotate: () => void
  /** Destroys the keys whose life is over; true when there were some. */
  readonly destroyDead: (isSealedAnew: boolean) => boolean
}

export function createKeyRing({ keys, save, randomBytes, now }: KeyRingNeeds): KeyRing {
  let held = keys
  const found = new Map<string, readonly Uint8Array[]>()
  const cached = (name: string, find: () => readonly Uint8Array[]) => {
    const known = found.get(name) ?? find()
    found.set(name, known)
    return known
  }
  const change = (next: Keys) => {
    save(next)
    held = next
    found.clear()
  }
  return {
    akismetKey: keys.akismetKey,
    lasting: (purpose, site) =>
      cached(`${purpose} ${site}`, () => [lastingKey(held, purpose, site)])[0]!,
    living: (purpose, site) => cached(`${purpose} ${site}`, () => livingKeys(held, purpose, site)),
    generations: () => held.generations,
    rotate: () => change(rotated(held, randomBytes, now())),
    destroyDead(isSealedAnew) {
      const next = withoutDead(held, now(), isSealedAnew)
      const count = ({ generations }: Keys) =>
        generations.reduce((sum, { sources }) => sum + Object.keys(sources).length, 0)
      if (count(next) === count(held)) return false
      change(next)
      return true
    },
  }
}
