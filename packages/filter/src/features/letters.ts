import { bucketOf, hashText } from './bucket.ts'
import type { Collector } from './collector.ts'
import type { Folded } from './fold.ts'
import { KIND_BITS, SYLLABLE } from './fold-table.ts'

const FOUR = hashText('letters/4')
const ONE = hashText('syllables/1')
const TWO = hashText('syllables/2')
const THREE = hashText('syllables/3')

/** Adds every four letters in a row; where letters are syllables, every one, two and three. */
export function addLetters(text: Folded, into: Collector): void {
  const { units, traits, length } = text
  let [first, second, third] = [0, 0, 32]
  let syllables = 0
  for (let i = 0; i < length; i++) {
    const unit = units[i]!
    const two = (third << 16) | unit
    if ((traits[i]! & KIND_BITS) === SYLLABLE) {
      syllables++
      into.add(bucketOf(ONE, unit))
      if (syllables > 1) into.add(bucketOf(TWO, two))
      if (syllables > 2) into.add(bucketOf(THREE ^ Math.imul(second, 0x85ebca6b), two))
    } else {
      syllables = 0
      if (i > 1) into.add(bucketOf(FOUR ^ Math.imul((first << 16) | second, 0x01000193), two))
    }
    first = second
    second = third
    third = unit
  }
}
