import type { Reason, RecalledCode } from '../model/judge.ts'
import type { Label } from '../submission.ts'
import {
  addTo,
  amountIn,
  bytesOf,
  type Column,
  createDecayingTable,
  type DecayingTable,
  findSlot,
} from './decaying-table.ts'
import { log2 } from './log2.ts'
import { mix } from './mix.ts'

/** By what a submission's writer can be known again: 32-bit hashes of pseudonyms, where known. */
export interface ReputationKeys {
  readonly author?: number
  readonly email?: number
  /** Of the /24 or /48 that it came from. */
  readonly network?: number
  /** Of the registrable domains of its links and of its writer's web address. */
  readonly domains?: readonly number[]
}

/** What a person decided about a submission, and when (epoch milliseconds). */
export interface ReputationLesson {
  readonly keys: ReputationKeys
  readonly label: Label
  readonly at: number
}

/** Earlier decisions by writer, network and domain; they fade with time. */
export interface Reputation {
  /** What is known, as at most one reason a kind, together at most 4 log-odds. Changes nothing. */
  recall(keys: ReputationKeys, at: number): readonly Reason[]
  teach(lesson: ReputationLesson): void
  /** All that is known, in the machine's byte order: to be compared, not to be kept. */
  bytes(): Uint8Array
}

const DAY_MS = 86_400_000
const SPAM: Column = 0
const HAM: Column = 1
const TOTAL_MAX = 4

/** What has faded to less than this is no longer said. */
const LOG_ODDS_LEAST = 0.05

/** A kind of key: how long its lessons last, and how far it may move a score. */
interface Kind {
  readonly code: RecalledCode
  readonly halfLifeMs: number
  readonly weight: number
  readonly lowest: number
  readonly highest: number
  readonly keysOf: (keys: ReputationKeys) => readonly number[]
}

const only = (key: number | undefined) => (key === undefined ? [] : [key])

/**
 * A name is there for all to read and to borrow: good standing under it says little. Networks
 * are shared, those of telephones by thousands.
 */
const KINDS: readonly Kind[] = [
  {
    code: 'author-known',
    halfLifeMs: 30 * DAY_MS,
    weight: 1,
    lowest: -0.5,
    highest: 1,
    keysOf: ({ author }) => only(author),
  },
  {
    code: 'email-known',
    halfLifeMs: 30 * DAY_MS,
    weight: 1,
    lowest: -2,
    highest: 2,
    keysOf: ({ email }) => only(email),
  },
  {
    code: 'network-known',
    halfLifeMs: 3 * DAY_MS,
    weight: 0.5,
    lowest: -1,
    highest: 1,
    keysOf: ({ network }) => only(network),
  },
  {
    code: 'domain-known',
    halfLifeMs: 30 * DAY_MS,
    weight: 1,
    lowest: -2.5,
    highest: 2.5,
    keysOf: ({ domains = [] }) => domains,
  },
]

/** An untaught reputation: for each of four kinds a table of `slots`, of 28 bytes each. */
export function createReputation(slots = 1 << 12): Reputation {
  const tables = KINDS.map(({ halfLifeMs }) => createDecayingTable(slots, [halfLifeMs, halfLifeMs]))
  return {
    recall(keys, at) {
      const reasons = KINDS.flatMap((kind, i) => worst(kind, tables[i]!, keys, at) ?? [])
      return withinTotal(reasons)
    },
    teach({ keys, label, at }) {
      KINDS.forEach(({ keysOf }, i) => {
        for (const key of new Set(keysOf(keys))) {
          addTo(tables[i]!, mix(key), label === 'spam' ? SPAM : HAM, 1, at)
        }
      })
    },
    bytes: () => bytesOf(...tables),
  }
}

/**
 * What `lessons` teach, in their order. To forget a lesson, fold the others: the result is, to
 * the byte, as if it had never been.
 */
export function foldReputation(lessons: Iterable<ReputationLesson>, slots?: number): Reputation {
  const reputation = createReputation(slots)
  for (const lesson of lessons) reputation.teach(lesson)
  return reputation
}

/**
 * What the worst of the keys of this kind says: a link to a place in good standing must not carry
 * one to nowhere past the filter.
 */
function worst(
  kind: Kind,
  table: DecayingTable,
  keys: ReputationKeys,
  at: number,
): Reason | undefined {
  let logOdds = Number.NEGATIVE_INFINITY
  let count = 0
  for (const key of kind.keysOf(keys)) {
    const slot = findSlot(table, mix(key))
    const spam = amountIn(table, slot, SPAM, at)
    const ham = amountIn(table, slot, HAM, at)
    const voice = kind.weight * (log2(1 + spam) - log2(1 + ham))
    if (voice <= logOdds) continue
    logOdds = voice
    count = Math.max(1, Math.round(voice > 0 ? spam : ham))
  }
  if (count === 0 || Math.abs(logOdds) < LOG_ODDS_LEAST) return undefined
  return { code: kind.code, logOdds: Math.max(kind.lowest, Math.min(kind.highest, logOdds)), count }
}

/** The same reasons, all softened by one factor when together they would say too much. */
function withinTotal(reasons: readonly Reason[]): readonly Reason[] {
  const total = Math.abs(reasons.reduce((sum, { logOdds }) => sum + logOdds, 0))
  if (total <= TOTAL_MAX) return reasons
  return reasons.map((reason) => ({ ...reason, logOdds: reason.logOdds * (TOTAL_MAX / total) }))
}
