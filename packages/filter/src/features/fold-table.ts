/** What a UTF-16 unit is, in the low three bits of its traits. */
export const MARK = 0
export const SPACE = 1
export const DIGIT = 2
export const LETTER = 3
/** A letter that is a word, or half of one: Han, Kana, Hangul. */
export const SYLLABLE = 4
/** Dropped, and counted: nobody types these by accident. */
export const INVISIBLE = 5
/** Dropped without a word: accents, joiners and variation selectors, which honest text needs. */
const SILENT = 6
export const KIND_BITS = 7

/** The script of a letter, in bits 3 and 4: only those that look alike are told apart. */
export const SCRIPT_SHIFT = 3
export const SCRIPT_BITS = 3 << SCRIPT_SHIFT
export const LATIN = 1 << 3
const CYRILLIC = 2 << 3
const GREEK = 3 << 3
export const UPPER_SHIFT = 5
export const UPPER = 1 << UPPER_SHIFT
/** What is not simply stored as it folds: white space but " ", invisibles, costumes, surrogates. */
export const RARE = 1 << 6

/** From here on lie enclosed and full-width letters: costumes, where they fold to another. */
export const FIRST_COSTUME = 0x2460

/** Letters of other scripts that pass for Latin ones, after lower-casing. */
const LOOK_ALIKES = [
  ['авекмнорстухіїјѕԁһԛԝѵӏɡɑıոօսհ', 'abekmhopctyxiijsdhqwvlgaionuh'],
  ['αβεηικνορτυχϲϳ', 'abenikvoptuxcj'],
] as const

const INVISIBLES = [
  [0x00ad, 0x00ad],
  [0x034f, 0x034f],
  [0x061c, 0x061c],
  [0x115f, 0x1160],
  [0x180e, 0x180e],
  [0x200b, 0x200b],
  [0x200e, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xfeff, 0xfeff],
] as const

const SILENTS = [
  [0x0300, 0x036f],
  [0x0483, 0x0489],
  [0x200c, 0x200d],
  [0x20d0, 0x20f0],
  [0xfe00, 0xfe0f],
  [0xfe20, 0xfe2f],
] as const

/** Above the alphabets of Europe, every unit is a letter but for these ranges of signs. */
const SIGNS = [
  [0x05be, 0x05be],
  [0x060c, 0x060d],
  [0x061b, 0x061f],
  [0x066a, 0x066d],
  [0x06d4, 0x06d4],
  [0x0964, 0x0965],
  [0x0e4f, 0x0e5b],
  [0x2000, 0x2bff],
  [0x2e00, 0x2e7f],
  [0x2ff0, 0x303f],
  [0xd800, 0xf8ff],
  [0xfe10, 0xfe6f],
  [0xfff0, 0xffff],
] as const

const SYLLABLES = [
  [0x1100, 0x11ff],
  [0x2e80, 0x2fdf],
  [0x3040, 0xa4cf],
  [0xac00, 0xd7ff],
  [0xf900, 0xfaff],
] as const

/** Blocks whose folding is asked of Unicode, where its stability policy keeps the answer fixed. */
const FOLDING = [
  [0x00a0, 0x052f],
  [0x1e00, 0x1fff],
  [0x2070, 0x209c],
  [0x2100, 0x218b],
  [0x2460, 0x24ff],
  [0xff01, 0xffdc],
] as const

type Ranges = readonly (readonly [number, number])[]

/** What each unit folds to. */
export const FOLDED = new Uint16Array(0x10000)
/** Kind, script and case of each unit. */
export const TRAITS = new Uint8Array(0x10000)
/** What the low surrogates of the mathematical alphabets (U+1D400–1D7FF) fold to. */
export const MATHEMATICAL = new Uint16Array(0x400)

fillTables()

function fillTables(): void {
  for (let unit = 0; unit < 0x10000; unit++) {
    FOLDED[unit] = unit
    TRAITS[unit] = unit < 0x590 ? kindByPattern(unit) : LETTER
  }
  paint(SIGNS, MARK)
  paint(SYLLABLES, SYLLABLE)
  for (const [first, last] of FOLDING) for (let u = first; u <= last; u++) foldUnit(u)
  for (let unit = 0x41; unit <= 0x5a; unit++) foldUnit(unit)
  for (let low = 0; low < 0x400; low++) MATHEMATICAL[low] = foldMathematical(0x1d400 + low)
  for (const [alike, latin] of LOOK_ALIKES) {
    for (let i = 0; i < alike.length; i++) replaceFolded(alike.charCodeAt(i), latin.charCodeAt(i))
  }
  paint(INVISIBLES, INVISIBLE)
  paint(SILENTS, SILENT)
  for (const unit of [9, 10, 11, 12, 13, 32, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000])
    paint([[unit, unit]], SPACE)
  paint([[0x2000, 0x200a]], SPACE)
  for (let unit = 0; unit < 0x10000; unit++) if (isRare(unit)) TRAITS[unit]! |= RARE
}

function isRare(unit: number): boolean {
  const kind = TRAITS[unit]! & KIND_BITS
  if (kind === SPACE) return unit !== 32
  const isCostume = unit >= FIRST_COSTUME && FOLDED[unit] !== unit
  return kind >= INVISIBLE || isCostume || (unit >= 0xd800 && unit < 0xdc00)
}

function paint(ranges: Ranges, kind: number): void {
  for (const [first, last] of ranges) TRAITS.fill(kind, first, last + 1)
}

function kindByPattern(unit: number): number {
  const char = String.fromCharCode(unit)
  if (/\d/.test(char)) return DIGIT
  if (!/\p{L}/u.test(char)) return MARK
  if (/\p{Script=Cyrillic}/u.test(char)) return LETTER | CYRILLIC
  if (/\p{Script=Greek}/u.test(char)) return LETTER | GREEK
  return /\p{Script=Latin}/u.test(char) ? LETTER | LATIN : LETTER
}

function foldUnit(unit: number): void {
  const char = String.fromCharCode(unit)
  const plain = char.normalize('NFKD')
  const folded = plain.toLowerCase().charCodeAt(0)
  FOLDED[unit] = folded
  const traits = TRAITS[unit < 0x590 ? unit : folded]!
  const isUpper = (traits & KIND_BITS) === LETTER && plain.toLowerCase() !== plain
  TRAITS[unit] = isUpper ? traits | UPPER : traits & ~UPPER
}

function foldMathematical(codePoint: number): number {
  return String.fromCodePoint(codePoint).normalize('NFKD').toLowerCase().charCodeAt(0)
}

function replaceFolded(from: number, to: number): void {
  for (let unit = 0; unit < 0x10000; unit++) if (FOLDED[unit] === from) FOLDED[unit] = to
}
