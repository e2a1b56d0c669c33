import { bucketOf, hashText } from './bucket.ts'
import type { Collector } from './collector.ts'
import type { Folded } from './fold.ts'
import { DIGIT, KIND_BITS, LETTER } from './fold-table.ts'

const WORD = hashText('words/1')
const SPELLING = hashText('words/spelling')
const NUMBER = hashText('words/number')
const PAIR = hashText('words/2')
const APOSTROPHE = 0x27

/** Adds every word, its spelling, and every two words in a row whatever stands between them. */
export function addWords(text: Folded, kind: string, into: Collector): void {
  const seed = hashText(kind)
  let before = 0
  forEachWord(text, (hash, start, end) => {
    into.add(bucketOf(WORD ^ seed, hash))
    addSpelling(text, start, end, seed, into)
    if (before !== 0) into.add(bucketOf(PAIR ^ seed, Math.imul(before, 31) ^ hash))
    before = hash
  })
}

/** Adds how a word was written where that is not its plain spelling, and a number's form. */
function addSpelling(text: Folded, start: number, end: number, seed: number, into: Collector) {
  const { units, written, traits } = text
  let [hash, isPlain, digits] = [0x811c9dc5, true, 0]
  for (let i = start; i < end; i++) {
    hash = Math.imul(hash ^ written[i]!, 0x01000193)
    if (written[i] !== units[i]) isPlain = false
    if ((traits[i]! & KIND_BITS) === DIGIT) digits++
  }
  if (!isPlain) into.add(bucketOf(SPELLING ^ seed, hash))
  if (digits > 0)
    into.add(bucketOf(NUMBER ^ seed, digits * 32 + Math.min(31, end - start - digits)))
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
