/** How many scores fell into each step of the scale; the ends hold what lies beyond them. */
export type ScoreCounts = Uint32Array

const STEPS_PER_LOG_ODD = 16
const LOWEST_LOG_ODDS = -16
const HIGHEST_LOG_ODDS = 16
const STEPS = (HIGHEST_LOG_ODDS - LOWEST_LOG_ODDS) * STEPS_PER_LOG_ODD

/** Counts in steps of 1/16 log-odds from −16 to 16: 2 KB, however many scores come. */
export function createScoreCounts(): ScoreCounts {
  return new Uint32Array(STEPS)
}

/** Counts `score`, in log-odds, in place. */
export function countScore(counts: ScoreCounts, score: number): void {
  const at = Math.floor((score - LOWEST_LOG_ODDS) * STEPS_PER_LOG_ODD)
  counts[Math.min(STEPS - 1, Math.max(0, at))]! += 1
}

export function countAll(counts: ScoreCounts): number {
  return counts.reduce((sum, count) => sum + count, 0)
}

/**
 * The lowest step, in log-odds, that at most `share` of the scores reach; with fewer than
 * 1 / `share` of them, the one above the highest.
 */
export function stepReachedBy(counts: ScoreCounts, share: number): number {
  let left = Math.floor(share * countAll(counts))
  let step = STEPS
  while (step > 0 && counts[step - 1]! <= left) left -= counts[--step]!
  return LOWEST_LOG_ODDS + step / STEPS_PER_LOG_ODD
}
