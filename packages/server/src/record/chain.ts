import { createHash } from 'node:crypto'
import type { ChainLink, KeptEntry, RecordEntry } from './record-entry.ts'

/** What the first entry of all follows. */
export const CHAIN_START: ChainLink = { number: 0, hash: '0'.repeat(64) }

/** The entry after `last`: SHA-256 over the hash before it and its own canonical JSON. */
export function chained(last: ChainLink, entry: RecordEntry): KeptEntry {
  const body = canonicalJson(entry)
  return { number: entry.number, body, hash: hashAfter(last.hash, body) }
}

/** What a walk along the chain found. */
export type ChainFinding =
  | { readonly intact: true; readonly entries: number; readonly head: ChainLink }
  | { readonly intact: false; readonly number: number; readonly why: string }

/**
 * Walks a site's chain from what is left of it to its end.
 *
 * @param anchor the newest entry that was dropped; `CHAIN_START` when none was.
 * @param head the newest entry, as it was noted elsewhere than in the chain.
 */
export function verifyChain(
  anchor: ChainLink,
  entries: Iterable<KeptEntry>,
  head: ChainLink,
): ChainFinding {
  let last = anchor
  let count = 0
  for (const { number, body, hash } of entries) {
    const next = last.number + 1
    if (number !== next) return broken(next, `it is missing; ${number} comes next`)
    if (numberIn(body) !== number) return broken(number, 'it does not bear its own number')
    if (hashAfter(last.hash, body) !== hash) return broken(number, 'its hash is not what it says')
    last = { number, hash }
    count++
  }
  if (last.number < head.number) return broken(last.number + 1, 'the chain ends before it')
  if (last.number > head.number || last.hash !== head.hash) {
    return broken(last.number, `the head that was noted is ${head.number} ${head.hash}`)
  }
  return { intact: true, entries: count, head: last }
}

/** JSON with its keys in order and no spaces: RFC 8785, for text, whole numbers, null and lists. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([key, it]) => `${JSON.stringify(key)}:${canonicalJson(it)}`).join(',')}}`
}

function hashAfter(hash: string, body: string): string {
  return createHash('sha256').update(`${hash}\n${body}`).digest('hex')
}

function numberIn(body: string): unknown {
  try {
    return (JSON.parse(body) as Partial<RecordEntry> | null)?.number
  } catch {
    return undefined
  }
}

function broken(number: number, why: string): ChainFinding {
  return { intact: false, number, why }
}
