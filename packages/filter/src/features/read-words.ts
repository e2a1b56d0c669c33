import { createFolded, type Folded, fold } from './fold.ts'
import { DIGIT, KIND_BITS, LATIN, SCRIPT_BITS, SCRIPT_SHIFT } from './fold-table.ts'

/** The words of a folded text, in its order: runs of letters, digits and apostrophes. */
export interface WordList {
  /** Of each word's plain letters and digits. */
  readonly hashes: Int32Array
  /** Of each word as it was written; the plain hash where that is the same. */
  readonly spellings: Int32Array
  /** 32 times the digits, and the other letters to 31; 0 for words without a digit. */
  readonly forms: Uint32Array
  /** Where each word begins in the text, and how many units it has. */
  readonly starts: Uint16Array
  readonly sizes: Uint16Array
  count: number
  longest: number
  /** How many words take letters of two alphabets, as no language does. */
  mixed: number
}

const APOSTROPHE = 0x27
/** FNV-1a's beginning and prime for 32 bits. */
const EMPTY = 0x811c9dc5 | 0
const PRIME = 0x01000193

/** A folded text and its words. */
export interface ReadText extends Folded {
  readonly words: WordList
}

/** Memory for one text, to be used again and again. */
export function createReadText(): ReadText {
  const folded = createFolded()
  const most = (folded.units.length >> 1) + 1
  const words = {
    hashes: new Int32Array(most),
    spellings: new Int32Array(most),
    forms: new Uint32Array(most),
    starts: new Uint16Array(most),
    sizes: new Uint16Array(most),
    count: 0,
    longest: 0,
    mixed: 0,
  }
  return { ...folded, words }
}

/** Folds `text` into `into` and finds its words. Linear; never throws. */
export function readText(text: string, into: ReadText): void {
  fold(text, into)
  const { units, written, traits, length, words: list } = into
  let count = 0
  let longest = 0
  let mixed = 0
  for (let i = 0; i < length; i++) {
    if (!isInWord(traits[i]!)) continue
    const start = i
    let hash = EMPTY
    let spelling = EMPTY
    let digits = 0
    let disguises = 0
    let scripts = 0
    for (; i < length; i++) {
      const unit = units[i]!
      const trait = traits[i]!
      if (isInWord(trait)) {
        hash = Math.imul(hash ^ unit, PRIME)
        scripts |= 1 << ((trait & SCRIPT_BITS) >> SCRIPT_SHIFT)
        digits += ~trait & 1
      } else if (unit !== APOSTROPHE) break
      spelling = Math.imul(spelling ^ written[i]!, PRIME)
      disguises |= written[i]! ^ unit
    }
    const size = i - start
    if (digits > 0 && digits < size && readLeet(into, start, i)) {
      hash = hashLetters(units, start, i)
      disguises = 1
    }
    list.hashes[count] = hash
    list.spellings[count] = disguises === 0 ? hash : spelling
    list.forms[count] = digits === 0 ? 0 : digits * 32 + Math.min(31, size - digits)
    list.starts[count] = start
    list.sizes[count++] = size
    if (size > longest) longest = size
    // The lowest bit is of letters that pass for no other alphabet's.
    scripts &= ~1
    if ((scripts & (scripts - 1)) !== 0) mixed++
  }
  list.count = count
  list.longest = longest
  list.mixed = mixed
}

/** What 0 to 9 stand for in words written with digits; 0 for those that stand for nothing. */
const LEET = Uint16Array.from('oi\0eas\0t\0\0', (it) => it.charCodeAt(0))

/**
 * Reads a word with digits as the letters that they look like, when all of them look like one and
 * Latin letters stand among them. Says whether it did.
 */
function readLeet({ units, traits }: Folded, start: number, end: number): boolean {
  let latin = 0
  for (let i = start; i < end; i++) {
    if ((traits[i]! & KIND_BITS) === DIGIT) {
      if (LEET[units[i]! - 0x30] === 0) return false
    } else if ((traits[i]! & SCRIPT_BITS) === LATIN) latin++
  }
  if (latin === 0) return false
  for (let i = start; i < end; i++) {
    if ((traits[i]! & KIND_BITS) === DIGIT) units[i] = LEET[units[i]! - 0x30]!
  }
  return true
}

function hashLetters(units: Uint16Array, start: number, end: number): number {
  let hash = EMPTY
  for (let i = start; i < end; i++) {
    if (units[i] !== APOSTROPHE) hash = Math.imul(hash ^ units[i]!, PRIME)
  }
  return hash
}

/** Whether a unit of these traits is a letter (odd) or digit (even). */
const isInWord = (traits: number) => (traits & KIND_BITS & ~1) === DIGIT
