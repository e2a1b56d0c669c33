import {
  addTo,
  amountIn,
  bytesOf,
  type Column,
  createDecayingTable,
  type DecayingTable,
  findSlot,
} from './decaying-table.ts'
import type { Fingerprint } from './fingerprint.ts'
import { BINS } from './min-hash.ts'
import { mix } from './mix.ts'

/** What the memory knows of texts like one that has come in. */
export interface Burst {
  /** How many near-duplicates were remembered before; each counts half after a half-life. */
  readonly copies: number
  /** How many others were remembered with one of its links, faded in the same way. */
  readonly linksCopies: number
  /** Eight hexadecimal digits that the copies share, when there are any. */
  readonly campaign: string | undefined
  /** A person said of such a text, not long ago, that it is honest. */
  readonly regular: boolean
  /** How many units of the text could be compared, at most 255. */
  readonly length: number
}

export interface BurstMemoryOptions {
  /** A power of two; a text takes up to 8, a link 1, each of 28 bytes. 32,768 unless given. */
  readonly slots?: number
  /** After how long a copy counts half; 12 hours unless given. */
  readonly halfLifeMs?: number
  /** After how long a person's word for a text counts half; 30 days unless given. */
  readonly regularHalfLifeMs?: number
}

/**
 * What came in of late, as numbers that fade. All times are epoch milliseconds and may come out
 * of order. What is taken out is gone to within one in a million, but for what had to make room
 * for it.
 */
export interface BurstMemory {
  /** What is known of texts like this one. Changes nothing. */
  recall(print: Fingerprint, at: number): Burst
  /** Counts one submission, and answers its campaign. */
  remember(print: Fingerprint, at: number): string
  /** Takes out what `remember` put in at `at`. */
  forget(print: Fingerprint, at: number): void
  /** Takes a person's word that this is honest: copies of it are a custom, not a campaign. */
  teachHam(print: Fingerprint, at: number): void
  /** Takes out what `teachHam` put in at `at`. */
  forgetHam(print: Fingerprint, at: number): void
  /** How many numbers are held. */
  size(): number
  /** All that is known: to be compared, not to be kept. */
  bytes(): Uint8Array
}

const HOUR_MS = 3_600_000
const COPIES: Column = 0
const HAM: Column = 1

/** Of a text's bins, how many must have been seen: fewer are shared by honest texts, too. */
const BINS_LEAST = 4

/** A bin that has faded below this no longer says which campaign it was of. */
const PRESENT_LEAST = 1 / 16

/** A person's word holds until so much is left of it. */
const REGULAR_LEAST = 0.5

/** A memory of bursts, empty. */
export function createBurstMemory(options: BurstMemoryOptions = {}): BurstMemory {
  const { slots = 1 << 15, halfLifeMs = 12 * HOUR_MS } = options
  const { regularHalfLifeMs = 30 * 24 * HOUR_MS } = options
  const table = createDecayingTable(slots, [halfLifeMs, regularHalfLifeMs])
  const change = (print: Fingerprint, column: Column, by: number, at: number) => {
    for (let i = 0; i < print.bins.length; i++) addTo(table, binKey(print, i), column, by, at)
    for (const domain of print.domains) addTo(table, domainKey(domain), column, by, at)
  }
  return {
    recall: (print, at) => recallFrom(table, print, at),
    remember(print, at) {
      const campaign = campaignIn(table, print, at) ?? ownCampaign(print)
      for (let i = 0; i < print.bins.length; i++) {
        const key = binKey(print, i)
        const known = amountIn(table, findSlot(table, key), COPIES, at) >= PRESENT_LEAST
        const slot = addTo(table, key, COPIES, 1, at)
        if (!known) table.marks[slot] = campaign
      }
      for (const domain of print.domains) addTo(table, domainKey(domain), COPIES, 1, at)
      return inDigits(campaign)
    },
    forget: (print, at) => change(print, COPIES, -1, at),
    teachHam: (print, at) => change(print, HAM, 1, at),
    forgetHam: (print, at) => change(print, HAM, -1, at),
    size: () => table.held,
    bytes: () => bytesOf(table),
  }
}

function recallFrom(table: DecayingTable, print: Fingerprint, at: number): Burst {
  let linksCopies = 0
  for (const domain of print.domains) {
    const slot = findSlot(table, domainKey(domain))
    if (amountIn(table, slot, HAM, at) >= REGULAR_LEAST) continue
    linksCopies = Math.max(linksCopies, amountIn(table, slot, COPIES, at))
  }
  const campaign = campaignIn(table, print, at)
  return {
    copies: sharedAmount(table, print, COPIES, at),
    linksCopies,
    campaign: campaign === undefined ? undefined : inDigits(campaign),
    regular: sharedAmount(table, print, HAM, at) >= REGULAR_LEAST,
    length: print.length,
  }
}

const ranked = new Float64Array(BINS)

/** What at least four of the bins have (of a short text the only one): the fourth largest. */
function sharedAmount(
  table: DecayingTable,
  print: Fingerprint,
  column: Column,
  at: number,
): number {
  const { length } = print.bins
  ranked.fill(0)
  for (let i = 0; i < length; i++) {
    ranked[i] = amountIn(table, findSlot(table, binKey(print, i)), column, at)
  }
  ranked.sort()
  return ranked[BINS - binsNeeded(print)]!
}

const marks = new Uint32Array(BINS)

/** The campaign that most of the bins belong to, the earliest of equals; if enough are present. */
function campaignIn(table: DecayingTable, print: Fingerprint, at: number): number | undefined {
  let present = 0
  for (let i = 0; i < print.bins.length; i++) {
    const slot = findSlot(table, binKey(print, i))
    if (amountIn(table, slot, COPIES, at) >= PRESENT_LEAST) marks[present++] = table.marks[slot]!
  }
  if (present < binsNeeded(print)) return undefined
  let [chosen, most] = [0, 0]
  for (let i = 0; i < present; i++) {
    let votes = 0
    for (let j = 0; j < present; j++) if (marks[j] === marks[i]) votes++
    if (votes <= most) continue
    most = votes
    chosen = marks[i]!
  }
  return chosen
}

const binsNeeded = ({ bins }: Fingerprint) => Math.min(BINS_LEAST, bins.length)

/** A bin counts only as the bin that it is; short texts and domains have keys of their own. */
function binKey({ bins }: Fingerprint, index: number): number {
  const place = bins.length === 1 ? BINS : index
  return mix(bins[index]! ^ Math.imul(place + 1, 0x9e3779b1))
}

const domainKey = (domain: number) => mix(domain ^ 0x77c10de5)

function ownCampaign({ bins }: Fingerprint): number {
  return bins.reduce((sum, bin) => mix(Math.imul(sum, 31) ^ bin), bins.length)
}

const inDigits = (campaign: number) => campaign.toString(16).padStart(8, '0')
