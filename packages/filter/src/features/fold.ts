import {
  FIRST_COSTUME,
  FOLDED,
  INVISIBLE,
  KIND_BITS,
  LETTER,
  MARK,
  MATHEMATICAL,
  RARE,
  SCRIPT_BITS,
  SPACE,
  SYLLABLE,
  TRAITS,
  UPPER,
  UPPER_SHIFT,
} from './fold-table.ts'

/** How many UTF-16 units of a text are read: a longer one gives its head and its tail. */
export const HEAD_UNITS_MAX = 2_800
export const TAIL_UNITS_MAX = 1_200
const UNITS_MAX = HEAD_UNITS_MAX + TAIL_UNITS_MAX + 1

/** Longer runs of one unit are cut to this: "sooooo" and "soooooooo" are one word. */
const RUN_MAX = 3

/** A text with its disguises off, and a count of what was taken off. */
export interface Folded {
  readonly units: Uint16Array
  /** The same letters as they were written. */
  readonly written: Uint16Array
  /** Kind and script of each unit, as in `fold-table.ts`. */
  readonly traits: Uint8Array
  length: number
  upper: number
  emoji: number
  lines: number
  invisibles: number
  cutRuns: number
  /** Letters that wear a costume: mathematical, enclosed, full width. */
  costumes: number
}

/** Memory for one folded text, to be used again and again. */
export function createFolded(): Folded {
  const counts = { length: 0, upper: 0, emoji: 0, lines: 0, invisibles: 0, cutRuns: 0, costumes: 0 }
  return {
    units: new Uint16Array(UNITS_MAX),
    written: new Uint16Array(UNITS_MAX),
    traits: new Uint8Array(UNITS_MAX),
    ...counts,
  }
}

/** The part of `text` that is read, with the tags that only break lines as line breaks. */
export function excerpt(text: string): string {
  const cut =
    text.length > HEAD_UNITS_MAX + TAIL_UNITS_MAX
      ? `${text.slice(0, HEAD_UNITS_MAX)}\n${text.slice(-TAIL_UNITS_MAX)}`
      : text
  return cut.includes('<') ? cut.replace(/<\/?p>|<br\s?\/?>/gi, '\n') : cut
}

/**
 * Folds `text` into `into`: case, accents, width and look-alike letters to one plain spelling,
 * invisible marks dropped, white space single, runs cut. Linear; never throws.
 */
export function fold(text: string, into: Folded): void {
  const { units, written, traits } = into
  into.lines = into.emoji = into.invisibles = into.cutRuns = into.costumes = 0
  const end = Math.min(text.length, UNITS_MAX)
  let length = 0
  let upper = 0
  // The unit before: a text begins as if after a space.
  let last = 32
  for (let i = 0; i < end; i++) {
    const unit = text.charCodeAt(i)
    const folded = FOLDED[unit]!
    const trait = TRAITS[unit]!
    if (folded !== last && (trait & RARE) === 0) {
      upper += (trait & UPPER) >> UPPER_SHIFT
      units[length] = folded
      written[length] = unit
      traits[length++] = trait & (KIND_BITS | SCRIPT_BITS)
      last = folded
      continue
    }
    into.length = length
    if (isPair(text, i, end)) foldPair(unit, text.charCodeAt(++i), into)
    else foldRare(unit, into)
    upper += (trait & UPPER) >> UPPER_SHIFT
    length = into.length
    last = length > 0 ? units[length - 1]! : 32
  }
  into.length = length
  into.upper = upper
}

function isPair(text: string, high: number, end: number): boolean {
  return (
    (text.charCodeAt(high) & 0xfc00) === 0xd800 &&
    high + 1 < end &&
    (text.charCodeAt(high + 1) & 0xfc00) === 0xdc00
  )
}

/** Takes a unit that is not simply stored, or is the same as the one before. */
function foldRare(unit: number, into: Folded): void {
  const trait = TRAITS[unit]!
  const folded = FOLDED[unit]!
  const kind = trait & KIND_BITS
  if (kind === INVISIBLE) into.invisibles++
  if (kind >= INVISIBLE) return
  if (kind === SPACE) {
    if (unit === 10) into.lines++
    put(32, 32, SPACE, into)
    return
  }
  if (unit >= FIRST_COSTUME && folded !== unit) into.costumes++
  put(folded, unit, trait & (KIND_BITS | SCRIPT_BITS), into)
}

const LATIN_LETTER = TRAITS[0x61]! & (KIND_BITS | SCRIPT_BITS)

/** Takes a surrogate pair: a disguised letter, a rare ideograph, or (mostly) an emoji. */
function foldPair(high: number, low: number, into: Folded): void {
  if (high === 0xd835) {
    into.costumes++
    const letter = MATHEMATICAL[low - 0xdc00]!
    put(letter, low, TRAITS[letter]! & (KIND_BITS | SCRIPT_BITS), into)
  } else if (high === 0xd83c && low >= 0xdd30 && low <= 0xdd89) {
    into.costumes++
    put(0x61 + ((low - 0xdd30) % 32), low, LATIN_LETTER, into)
  } else if (high >= 0xd840 && high <= 0xd888) {
    put(low, low, SYLLABLE, into)
  } else if (high >= 0xd83c && high <= 0xd83e) {
    into.emoji++
    put(low, low, MARK, into)
  } else put(low, low, high < 0xd83c ? LETTER : MARK, into)
}

function put(unit: number, written: number, traits: number, into: Folded): void {
  const { units, length } = into
  if (unit === 32 && (length === 0 || units[length - 1] === 32)) return
  if (length >= RUN_MAX && units[length - 1] === unit) {
    let run = 1
    while (run < RUN_MAX && units[length - 1 - run] === unit) run++
    if (run === RUN_MAX) {
      into.cutRuns++
      return
    }
  }
  units[length] = unit
  into.written[length] = written
  into.traits[length] = traits
  into.length = length + 1
}
