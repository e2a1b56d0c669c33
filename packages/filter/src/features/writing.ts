const UNITS_MAX = 2_000
/** Latin letters of which more than one in 24 carries an accent: Vietnamese, Czech, French. */
export const ACCENTED_LATIN = 10
const ACCENTED_SHARE = 24
const WRITINGS = 10

/** What `writingOf` says of a text without letters. */
export const NO_SCRIPT = 15

/**
 * The script that most letters among the first 2,000 units of `text` belong to, as a number below
 * 16. Coarse: what matters is whether a name is written in other letters than its text.
 */
export function writingOf(text: string): number {
  counts.fill(0)
  const length = Math.min(text.length, UNITS_MAX)
  let latin = 0
  let others = 0
  let accents = 0
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0xc0) {
      latin += BASIC_LATIN[unit]!
      continue
    }
    const writing = writingOfUnit(unit)
    counts[writing]!++
    others++
    if (writing === 0) accents++
  }
  counts[0]! += latin
  const letters = latin + others
  if (letters === 0) return NO_SCRIPT
  let most = 0
  for (let i = 1; i < WRITINGS; i++) if (counts[i]! > counts[most]!) most = i
  return most === 0 && accents * ACCENTED_SHARE > letters ? ACCENTED_LATIN : most
}

/** What `writingOf` says of scripts that it does not tell apart, and of pictures. */
export const OTHER_SCRIPT = 9

const counts = new Uint16Array(WRITINGS)
const BASIC_LATIN = new Uint8Array(0xc0).fill(1, 0x41, 0x5b).fill(1, 0x61, 0x7b)

/** Of a unit from 0xc0 on: where the blocks of each end; what lies between is the last, "other". */
function writingOfUnit(unit: number): number {
  if (unit < 0x250 || (unit >= 0x300 && unit < 0x370)) return 0
  if (unit < 0x400) return 1
  if (unit < 0x530) return 2
  if (unit >= 0x1e00 && unit < 0x1f00) return 0
  if (unit >= 0x590 && unit < 0x600) return 3
  if (unit >= 0x600 && unit < 0x780) return 4
  if (unit >= 0x900 && unit < 0xe00) return 5
  if (unit >= 0xe00 && unit < 0xe80) return 6
  if (unit >= 0x3040 && unit < 0xa4d0) return 7
  if (unit >= 0xac00 && unit < 0xd7b0) return 8
  return 9
}
