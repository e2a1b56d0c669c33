import type { Folded } from '../features/fold.ts'
import { KIND_BITS, LETTER, SPACE, SYLLABLE } from '../features/fold-table.ts'

/** Memory for a skeleton: a syllable takes two places. */
export const createSkeleton = (folded: Folded): Uint16Array =>
  new Uint16Array(2 * folded.units.length)

/** A "<" that is not closed within so many units is no tag. */
const TAG_UNITS_MAX = 300

/** A word that begins with "@" is a name for so many units; where words have no spaces, none. */
const HANDLE_UNITS_MAX = 40

const [COLON, SLASH, AT, LESS, GREATER] = [0x3a, 0x2f, 0x40, 0x3c, 0x3e] as const
const LINK_ENDS = new Set(['"', "'", '(', ')', '<', '>', '[', ']'].map((it) => it.charCodeAt(0)))

/**
 * Writes into `skeleton` what of a folded text stays the same when it is sent again with little
 * changes: its letters, without spaces, digits, marks, tags, addresses after "://" and words that
 * begin with "@". Answers how many units that is; a syllable counts twice. Linear.
 */
export function takeSkeleton({ units, traits, length }: Folded, skeleton: Uint16Array): number {
  let count = 0
  let tagEnd = -1
  for (let i = 0; i < length; i++) {
    const kind = traits[i]! & KIND_BITS
    const unit = units[i]!
    if (kind === LETTER) skeleton[count++] = unit
    else if (kind === SYLLABLE) {
      skeleton[count++] = unit
      skeleton[count++] = ~unit
    } else if (unit === LESS && (units[i + 1] === SLASH || isLetter(traits[i + 1]!))) {
      if (tagEnd < i) tagEnd = findFrom(units, GREATER, i, length)
      if (tagEnd - i < TAG_UNITS_MAX) i = tagEnd
    } else if (unit === AT) i += handleLength(traits, i + 1, length)
    else if (unit === COLON && units[i + 1] === SLASH && units[i + 2] === SLASH) {
      while (i + 1 < length && !endsWord(traits[i + 1]!) && !LINK_ENDS.has(units[i + 1]!)) i++
    }
  }
  return count
}

/** Writes into `skeleton` all units but spaces: for texts of which no letters would be left. */
export function takeMarks({ units, length }: Folded, skeleton: Uint16Array): number {
  let count = 0
  for (let i = 0; i < length; i++) if (units[i] !== 0x20) skeleton[count++] = units[i]!
  return count
}

/** How many letters of an alphabet, digits and marks follow: "@reader_one" has ten. */
function handleLength(traits: Uint8Array, start: number, length: number): number {
  const most = Math.min(length, start + HANDLE_UNITS_MAX)
  let i = start
  while (i < most && !endsWord(traits[i]!)) i++
  return i - start
}

/** A space, or a syllable: these are written without spaces after a name or an address. */
function endsWord(traits: number): boolean {
  const kind = traits & KIND_BITS
  return kind === SPACE || kind === SYLLABLE
}

const isLetter = (traits: number) => (traits & KIND_BITS) === LETTER

/** Where `unit` stands at or after `start`; far away when nowhere, so that nobody looks again. */
function findFrom(units: Uint16Array, unit: number, start: number, length: number): number {
  const at = units.indexOf(unit, start)
  return at < 0 || at >= length ? Number.MAX_SAFE_INTEGER : at
}
