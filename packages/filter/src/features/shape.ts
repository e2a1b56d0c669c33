import { bucketOf, hashText } from './bucket.ts'
import type { Collector } from './collector.ts'
import type { Folded } from './fold.ts'
import { DIGIT, KIND_BITS, LETTER, MARK, SPACE, SYLLABLE } from './fold-table.ts'
import type { ReadText, WordList } from './read-words.ts'

/** The signs looked for in the text as it came, each after the marks of which it must have one. */
const SIGNS = [
  ['anchor', '<', /<a\s[^>]{0,200}href/i],
  ['bb-link', '[', /\[(?:url|link)\b/i],
  ['bold', '<[', /<b>|<strong>|\[b\]/i],
  ['entity', '&', /&(?:#\d{2,6}|[a-z]{2,8});/i],
  ['markdown-link', ']', /\]\(https?:/i],
  ['mention', '@', /(?:^|\s)@\w/],
  ['hash-tag', '#', /(?:^|\s)#\p{L}/u],
  ['money', '0123456789', /[$€£₽]\s?\d|\d\s?(?:[$€£₽]|usd\b|rub\b)/i],
  ['phone', '0123456789', /(?:\+|\b)\d[\d ().-]{7,16}\d/],
  ['email', '@', /[\w.+-]@[\w-]{1,63}\.[a-z]{2,}/i],
  ['question', '?', /\?/],
  ['quote', '>', /(?:^|\n)\s{0,3}>/],
  ['code', '`{};(', /`|[{};]\s*\n|\w\(\)/],
] as const
const SIGN_KINDS = SIGNS.map(([name]) => hashText(`shape/${name}`))
const SIGN_MARKS = SIGNS.map(([, marks]) => Array.from(marks, (mark) => mark.charCodeAt(0)))

const LENGTH = hashText('shape/length')
const WORDS = hashText('shape/words')
const LINES = hashText('shape/lines')
const UPPER = hashText('shape/upper')
const DIGITS = hashText('shape/digits')
const MARKS = hashText('shape/marks')
const EMOJI = hashText('shape/emoji')
const INVISIBLE = hashText('shape/invisible')
const COSTUMES = hashText('shape/costumes')
const MIXED = hashText('shape/mixed-words')
const RUNS = hashText('shape/runs')
const LONGEST = hashText('shape/longest-word')

const SIGNS_CHARS_MAX = 4_000

/** Adds what the text looks like from afar: sizes and shares in coarse steps, and signs. */
export function addShape(raw: string, text: ReadText, into: Collector): void {
  countKinds(text)
  const letters = kinds[LETTER]! + kinds[SYLLABLE]!
  into.add(bucketOf(LENGTH, step(text.length)))
  into.add(bucketOf(LINES, step(text.lines)))
  into.add(bucketOf(UPPER, share(text.upper, letters)))
  into.add(bucketOf(DIGITS, share(kinds[DIGIT]!, text.length)))
  into.add(bucketOf(MARKS, share(kinds[MARK]!, text.length - kinds[SPACE]!)))
  if (text.emoji) into.add(bucketOf(EMOJI, step(text.emoji)))
  if (text.invisibles) into.add(bucketOf(INVISIBLE, step(text.invisibles)))
  if (text.costumes) into.add(bucketOf(COSTUMES, step(text.costumes)))
  if (text.cutRuns) into.add(bucketOf(RUNS, step(text.cutRuns)))
  addWordShape(text.words, into)
  addSigns(raw.slice(0, SIGNS_CHARS_MAX), into)
}

function addWordShape({ count, longest, mixed }: WordList, into: Collector): void {
  into.add(bucketOf(WORDS, step(count)))
  into.add(bucketOf(LONGEST, step(longest)))
  if (mixed) into.add(bucketOf(MIXED, step(mixed)))
}

const kinds = new Uint32Array(KIND_BITS + 1)

function countKinds({ traits, length }: Folded): void {
  kinds.fill(0)
  for (let i = 0; i < length; i++) kinds[traits[i]! & KIND_BITS]!++
}

const present = new Uint8Array(128)

/** Looks only for signs whose marks are there: most texts hold few of them. */
function addSigns(text: string, into: Collector): void {
  present.fill(0)
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 128) present[unit] = 1
  }
  for (let i = 0; i < SIGNS.length; i++) {
    if (!SIGN_MARKS[i]!.some((mark) => present[mark] === 1)) continue
    if (SIGNS[i]![2].test(text)) into.add(bucketOf(SIGN_KINDS[i]!, 1))
  }
}

/** 0, 1, 2–3, 4–7, 8–15, …: how many binary digits a count has. */
function step(count: number): number {
  return 32 - Math.clz32(count)
}

/** A share in eight steps that are finer near none: 0, to 1/64, 1/32, 1/16, … to all. */
function share(part: number, whole: number): number {
  return whole > 0 ? step(Math.floor((64 * part) / whole)) + (part > 0 ? 1 : 0) : 0
}
