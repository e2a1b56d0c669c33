import type { EpochMs } from '@riposte/protocol'
import {
  type KeyPurpose,
  LASTING_PURPOSES,
  type LastingPurpose,
  purposeKey,
  ROTATING_PURPOSES,
  type RotatingPurpose,
} from './keyed-hash.ts'
import { longestLife } from './lives.ts'
import { LIVES } from './register-entry.ts'

export type RandomBytes = (count: number) => Uint8Array

/** What is secret, kept apart from the data so that a copy of the data alone tells nobody. */
export interface Keys {
  /** Of the file that they were read from. */
  readonly version: 1 | 2
  /** Of the site's Akismet clients: 12 hexadecimal digits. */
  readonly akismetKey: string
  /** 32 bytes: the keys that last are derived from it. */
  readonly master: Uint8Array
  /** Keys that last and were derived from a master which is gone, by site and purpose. */
  readonly derived: Readonly<Record<string, Readonly<Record<string, Uint8Array>>>>
  /** Newest first; there is always one. */
  readonly generations: readonly Generation[]
}

/** The keys of pseudonyms of one stretch of time. */
export interface Generation {
  readonly number: number
  readonly createdAt: EpochMs
  /** When the next one took its place; null for the newest. */
  readonly retiredAt: EpochMs | null
  /** By purpose; what is not there any more was destroyed. */
  readonly sources: Readonly<Partial<Record<RotatingPurpose, KeySource>>>
}

/** Where the key of a purpose comes from: by site, if it is an older one, else from the master. */
export interface KeySource {
  readonly master: Uint8Array
  readonly derived: Readonly<Record<string, Uint8Array>>
}

/** How long after it was replaced a key is kept, as something may live that needs it. */
export const KEY_LIVES: Readonly<Record<RotatingPurpose, number>> = {
  voter: LIVES.voterKey,
  writer: LIVES.writerKey,
  'mail-address': longestLife('mail'),
  // Addresses are sealed anew at once; see `withoutDead`.
  'mail-seal': 0,
  'lesson-id': longestLife('outsideLesson'),
}

export function freshKeys(randomBytes: RandomBytes, now: EpochMs): Keys {
  return {
    version: 2,
    akismetKey: Buffer.from(randomBytes(6)).toString('hex'),
    master: randomBytes(32),
    derived: {},
    generations: [freshGeneration(1, randomBytes, now)],
  }
}

function freshGeneration(number: number, randomBytes: RandomBytes, createdAt: EpochMs): Generation {
  const sources = Object.fromEntries(
    ROTATING_PURPOSES.map((purpose) => [purpose, { master: randomBytes(32), derived: {} }]),
  )
  return { number, createdAt, retiredAt: null, sources }
}

/** The key of a purpose that lasts. */
export function lastingKey(keys: Keys, purpose: LastingPurpose, site: string): Uint8Array {
  return keys.derived[site]?.[purpose] ?? purposeKey(keys.master, purpose, site)
}

/** The keys of a purpose that are not destroyed, the newest first. */
export function livingKeys(
  { generations }: Pick<Keys, 'generations'>,
  purpose: RotatingPurpose,
  site: string,
): readonly Uint8Array[] {
  return generations.flatMap(({ sources }) => {
    const source = sources[purpose]
    return source ? [source.derived[site] ?? purposeKey(source.master, purpose, site)] : []
  })
}

/**
 * The keys of a file of version 1, where one master made all of them. So that the old pseudonyms
 * can be destroyed one day while receipts go on opening, what these `sites` have is written down
 * key by key, and the master goes at once.
 */
export function upgraded(
  old: Keys,
  sites: readonly string[],
  randomBytes: RandomBytes,
  now: EpochMs,
): Keys {
  const derivedFor = <P extends KeyPurpose>(purposes: readonly P[], keyOf: (it: P) => Uint8Array) =>
    Object.fromEntries(purposes.map((purpose) => [purpose, keyOf(purpose)]))
  const sources = Object.fromEntries(
    ROTATING_PURPOSES.map((purpose) => {
      const derived = sites.map((site) => [site, livingKeys(old, purpose, site)[0]!] as const)
      return [purpose, { master: randomBytes(32), derived: Object.fromEntries(derived) }]
    }),
  )
  return {
    version: 2,
    akismetKey: old.akismetKey,
    master: randomBytes(32),
    derived: Object.fromEntries(
      sites.map((site) => [
        site,
        derivedFor(LASTING_PURPOSES, (purpose) => lastingKey(old, purpose, site)),
      ]),
    ),
    generations: [{ number: 1, createdAt: now, retiredAt: null, sources }],
  }
}

/** The same with a new generation before the others. */
export function rotated(keys: Keys, randomBytes: RandomBytes, now: EpochMs): Keys {
  const [newest, ...older] = keys.generations
  const next = freshGeneration(newest!.number + 1, randomBytes, now)
  return { ...keys, generations: [next, { ...newest!, retiredAt: now }, ...older] }
}

/**
 * The same without the keys that nothing needs any more.
 *
 * @param isSealedAnew whether every address is sealed under the newest key.
 */
export function withoutDead(keys: Keys, now: EpochMs, isSealedAnew: boolean): Keys {
  const generations = keys.generations.flatMap((generation) => {
    const kept = Object.entries(generation.sources).filter(
      ([purpose]) => !isDead(generation, purpose as RotatingPurpose, now, isSealedAnew),
    )
    if (kept.length === 0) return []
    return [{ ...generation, sources: Object.fromEntries(kept) }]
  })
  return { ...keys, generations }
}

function isDead(
  { retiredAt }: Generation,
  purpose: RotatingPurpose,
  now: EpochMs,
  isSealedAnew: boolean,
): boolean {
  if (retiredAt === null) return false
  if (purpose === 'mail-seal') return isSealedAnew
  return now - retiredAt > KEY_LIVES[purpose]
}
