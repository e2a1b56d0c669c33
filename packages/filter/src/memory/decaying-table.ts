import { decay, decayRoughly, secondsOf } from './decay.ts'

/** The two amounts that a key has; what they count is for the table's owner to say. */
export type Column = 0 | 1

/** Amounts by 32-bit key that fade with time, in memory that never grows: 28 bytes a slot. */
export interface DecayingTable {
  readonly keys: Uint32Array
  /** A number that goes with each key; 0 until it is set. */
  readonly marks: Uint32Array
  /** When the amounts were what they are, in seconds of the epoch. */
  readonly times: Uint32Array
  /** Two for each slot. A slot with neither is free. */
  readonly amounts: Float64Array
  readonly halfLivesSeconds: readonly [number, number]
  held: number
}

/** A key may stand in one of so many neighbouring slots. */
const WAYS = 8

/** Less than this was all taken out again: what is left is rounding. */
const NOTHING = 1e-6

/** An empty table of `slots`, a power of two and at least 8; amounts halve as their column says. */
export function createDecayingTable(
  slots: number,
  halfLivesMs: readonly [number, number],
): DecayingTable {
  if (slots < WAYS || (slots & (slots - 1)) !== 0) {
    throw new RangeError(`${slots} slots: take a power of two, ${WAYS} or more.`)
  }
  return {
    keys: new Uint32Array(slots),
    marks: new Uint32Array(slots),
    times: new Uint32Array(slots),
    amounts: new Float64Array(2 * slots),
    halfLivesSeconds: [halfLivesMs[0] / 1_000, halfLivesMs[1] / 1_000],
    held: 0,
  }
}

/** Where `key` (32 bits, unsigned) stands, or -1. */
export function findSlot(table: DecayingTable, key: number): number {
  const first = firstSlot(table, key)
  for (let slot = first; slot < first + WAYS; slot++) {
    if (table.keys[slot] === key && isHeld(table, slot)) return slot
  }
  return -1
}

/** What is left at `at` of an amount in `slot`; nothing of it has faded before its own time. */
export function amountIn(table: DecayingTable, slot: number, column: Column, at: number): number {
  if (slot < 0) return 0
  const amount = table.amounts[2 * slot + column]!
  if (amount === 0) return 0
  const age = Math.max(0, secondsOf(at) - table.times[slot]!)
  return amount * decay(age / table.halfLivesSeconds[column])
}

/**
 * Adds `change` to an amount of `key` as of `at`, which may be before what was added last, and
 * answers the slot. A new key takes the place of the weakest of the eight that it may stand in;
 * taking away from a key that is not held does nothing.
 */
export function addTo(
  table: DecayingTable,
  key: number,
  column: Column,
  change: number,
  at: number,
): number {
  const { times, amounts, halfLivesSeconds } = table
  const second = secondsOf(at)
  let slot = findSlot(table, key)
  if (slot < 0) {
    if (change <= 0) return -1
    slot = claim(table, key, second)
  }
  const later = second - times[slot]!
  if (later > 0) {
    times[slot] = second
    amounts[2 * slot]! *= decay(later / halfLivesSeconds[0])
    amounts[2 * slot + 1]! *= decay(later / halfLivesSeconds[1])
  }
  const share = later < 0 ? change * decay(-later / halfLivesSeconds[column]) : change
  const sum = amounts[2 * slot + column]! + share
  amounts[2 * slot + column] = change < 0 && sum < NOTHING ? 0 : sum
  if (isHeld(table, slot)) return slot
  table.keys[slot] = table.marks[slot] = times[slot] = 0
  table.held--
  return -1
}

/** All that the tables know, in the machine's byte order: to be compared, not to be kept. */
export function bytesOf(...tables: readonly DecayingTable[]): Uint8Array {
  const parts = tables
    .flatMap(({ keys, marks, times, amounts }) => [keys, marks, times, amounts])
    .map(({ buffer }) => new Uint8Array(buffer))
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let start = 0
  for (const part of parts) {
    bytes.set(part, start)
    start += part.length
  }
  return bytes
}

const firstSlot = ({ keys }: DecayingTable, key: number) => key & (keys.length - WAYS)

function isHeld({ amounts }: DecayingTable, slot: number): boolean {
  return amounts[2 * slot]! > 0 || amounts[2 * slot + 1]! > 0
}

/** Makes room for `key`: a free slot, or else the one whose amounts are the least by now. */
function claim(table: DecayingTable, key: number, second: number): number {
  const first = firstSlot(table, key)
  let weakest = first
  let least = Number.POSITIVE_INFINITY
  for (let slot = first; slot < first + WAYS && least > 0; slot++) {
    const here = isHeld(table, slot) ? strengthOf(table, slot, second) : 0
    if (here >= least) continue
    weakest = slot
    least = here
  }
  if (!isHeld(table, weakest)) table.held++
  table.keys[weakest] = key
  table.marks[weakest] = 0
  table.times[weakest] = second
  table.amounts.fill(0, 2 * weakest, 2 * weakest + 2)
  return weakest
}

function strengthOf(table: DecayingTable, slot: number, second: number): number {
  const { amounts, times, halfLivesSeconds } = table
  const age = Math.max(0, second - times[slot]!)
  const first = amounts[2 * slot]! * decayRoughly(age / halfLivesSeconds[0])
  return first + amounts[2 * slot + 1]! * decayRoughly(age / halfLivesSeconds[1])
}
