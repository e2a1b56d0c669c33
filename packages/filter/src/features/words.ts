import { bucketOf, hashText } from './bucket.ts'
import type { Collector } from './collector.ts'
import type { Folded } from './fold.ts'
import { DIGIT, KIND_BITS, LETTER, MARK } from './fold-table.ts'

const WORD = hashText('words/1')
const SPELLING = hashText('words/spelling')
const NUMBER = hashText('words/number')
const PAIR = hashText('words/2')
const APOSTROPHE = 0x27
/** FNV-1a's beginning and prime for 32 bits. */
const EMPTY = 0x811c9dc5
const PRIME = 0x01000193

/**
 * Adds every word, and every two words in a row whatever stands between
 * them. A number also adds its form; a word its spelling, where that is not the plain one.
 */
export function addWords(text: Folded, kind: string, into: Collector): void {
  const { units, written, traits, length } = text
  const seed = hashText(kind)
  let [hash, spelling, before] = [EMPTY, EMPTY, 0]
  let [letters, digits, isPlain] = [0, 0, true]
  for (let i = 0; i <= length; i++) {
    const trait = i < length ? traits[i]! & KIND_BITS : MARK
    if (trait === LETTER || trait === DIGIT) {
      const unit = units[i]!
      hash = Math.imul(hash ^ unit, PRIME)
      spelling = Math.imul(spelling ^ written[i]!, PRIME)
      if (written[i] !== unit) isPlain = false
      if (trait === DIGIT) digits++
      else letters++
    } else if (letters + digits > 0 && i < length && units[i] === APOSTROPHE) {
      spelling = Math.imul(spelling ^ written[i]!, PRIME)
      if (written[i] !== APOSTROPHE) isPlain = false
      letters++
    } else if (letters + digits > 0) {
      into.add(bucketOf(WORD ^ seed, hash))
      if (!isPlain) into.add(bucketOf(SPELLING ^ seed, spelling))
      if (digits > 0) into.add(bucketOf(NUMBER ^ seed, digits * 32 + Math.min(31, letters)))
      if (before !== 0) into.add(bucketOf(PAIR ^ seed, Math.imul(before, 31) ^ hash))
      before = hash
      hash = EMPTY
      spelling = EMPTY
      letters = 0
      digits = 0
      isPlain = true
    }
  }
}

/** Calls `visit` with a hash of each word, and where it begins and ends. */
export function forEachWord(
  text: Folded,
  visit: (hash: number, start: number, end: number) => void,
): void {
  const { units, traits, length } = text
  let hash = EMPTY
  let start = -1
  for (let i = 0; i <= length; i++) {
    const kind = i < length ? traits[i]! & KIND_BITS : -1
    if (kind === LETTER || kind === DIGIT) {
      if (start < 0) start = i
      hash = Math.imul(hash ^ units[i]!, PRIME)
    } else if (start >= 0 && !(i < length && units[i] === APOSTROPHE)) {
      visit(hash, start, i)
      start = -1
      hash = EMPTY
    }
  }
}
