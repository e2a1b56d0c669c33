import { mix } from './mix.ts'

/** How many bins a text's shingles fall into, and so how many numbers stand for it. */
export const BINS = 8
const BIN_SHIFT = 29

/** Letters in a row that make a shingle. Shorter ones are shared by texts of one language. */
const SHINGLE_UNITS = 14

const MULTIPLIER = 0x0900_1cdb
const EMPTY = 0xffff_ffff
const least = new Uint32Array(BINS)
const LEAVING = powerOf(MULTIPLIER, SHINGLE_UNITS)

/**
 * The least hash of the shingles in each of 8 bins: texts that share most of their shingles share
 * most of these. One-permutation MinHash: Li, Owen & Zhang, NIPS 2012; an empty bin borrows from
 * the next one that is not, as in Shrivastava & Li, ICML 2014. Linear, over a rolling hash (Karp &
 * Rabin 1987); `count` is at least 14.
 */
export function minHash(letters: Uint16Array, count: number): Uint32Array {
  least.fill(EMPTY)
  let rolling = 0
  for (let i = 0; i < count; i++) {
    rolling = (Math.imul(rolling, MULTIPLIER) + letters[i]! + 1) | 0
    if (i >= SHINGLE_UNITS) {
      rolling = (rolling - Math.imul(LEAVING, letters[i - SHINGLE_UNITS]! + 1)) | 0
    } else if (i < SHINGLE_UNITS - 1) continue
    const hash = mix(rolling ^ 0x3c6ef372)
    const bin = hash >>> BIN_SHIFT
    const value = (hash << (32 - BIN_SHIFT)) >>> 0
    if (value < least[bin]!) least[bin] = value
  }
  return withoutGaps()
}

function withoutGaps(): Uint32Array {
  const bins = new Uint32Array(BINS)
  for (let bin = 0; bin < BINS; bin++) {
    let away = 0
    while (away < BINS && least[(bin + away) & (BINS - 1)] === EMPTY) away++
    bins[bin] = mix(least[(bin + away) & (BINS - 1)]! ^ Math.imul(away, 0x9e3779b1))
  }
  return bins
}

function powerOf(base: number, exponent: number): number {
  let power = 1
  for (let i = 0; i < exponent; i++) power = Math.imul(power, base)
  return power
}
