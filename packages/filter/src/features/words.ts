import { bucketOf, hashText } from './bucket.ts'
import type { Collector } from './collector.ts'
import type { WordList } from './read-words.ts'

const WORD = hashText('words/1')
const SPELLING = hashText('words/spelling')
const NUMBER = hashText('words/number')
const PAIR = hashText('words/2')

/**
 * Adds every word, and every two words in a row whatever stands between
 * them. A number also adds its form; a word its spelling, where that is not the plain one.
 */
export function addWords(words: WordList, seed: number, into: Collector): void {
  const { hashes, spellings, forms, count } = words
  let before = 0
  for (let i = 0; i < count; i++) {
    const hash = hashes[i]!
    into.add(bucketOf(WORD ^ seed, hash))
    if (spellings[i] !== hash) into.add(bucketOf(SPELLING ^ seed, spellings[i]!))
    if (forms[i] !== 0) into.add(bucketOf(NUMBER ^ seed, forms[i]!))
    if (before !== 0) into.add(bucketOf(PAIR ^ seed, Math.imul(before, 31) ^ hash))
    before = hash
  }
}
