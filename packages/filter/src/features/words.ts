import { bucketOf, hashText } from './bucket.ts'
import type { Collector } from './collector.ts'
import type { Folded } from './fold.ts'
import { DIGIT, KIND_BITS, LETTER } from './fold-table.ts'

const WORD = hashText('words/1')
const PAIR = hashText('words/2')
const APOSTROPHE = 0x27

/** Adds every word, and every two words in a row whatever stands between them. */
export function addWords(text: Folded, kind: string, into: Collector): void {
  const seed = hashText(kind)
  let before = 0
  forEachWord(text, (hash) => {
    into.add(bucketOf(WORD ^ seed, hash))
    if (before !== 0) into.add(bucketOf(PAIR ^ seed, Math.imul(before, 31) ^ hash))
    before = hash
  })
}

/** Calls `visit` with a hash of each word, and where it begins and ends. */
export function forEachWord(
  text: Folded,
  visit: (hash: number, start: number, end: number) => void,
): void {
  const { units, traits, length } = text
  let hash = 0x811c9dc5
  let start = -1
  for (let i = 0; i <= length; i++) {
    const kind = i < length ? traits[i]! & KIND_BITS : -1
    if (kind === LETTER || kind === DIGIT) {
      if (start < 0) start = i
      hash = Math.imul(hash ^ units[i]!, 0x01000193)
    } else if (start >= 0 && !(i < length && units[i] === APOSTROPHE)) {
      visit(hash, start, i)
      start = -1
      hash = 0x811c9dc5
    }
  }
}
