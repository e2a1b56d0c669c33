import type { Measured } from './measure.ts'

/** What a threshold does: the shares of ham and of spam that score at least that much. */
export interface RocPoint {
  /** In the unit of the scores; infinite for the first point, which nothing reaches. */
  readonly threshold: number
  readonly hamShare: number
  readonly spamShare: number
}

/**
 * The corners of the ROC curve, from the strictest threshold (0, 0) to the mildest (1, 1): one for
 * each distinct score, both shares never falling. Empty when ham or spam is missing. Fawcett, "An
 * introduction to ROC analysis", Pattern Recognition Letters 27 (2006), algorithm 1.
 */
export function rocPoints({ ham, spam }: Measured): readonly RocPoint[] {
  if (ham.length === 0 || spam.length === 0) return []
  const fallingHam = Float64Array.from(ham).sort().reverse()
  const fallingSpam = Float64Array.from(spam).sort().reverse()
  const points = [{ threshold: Number.POSITIVE_INFINITY, hamShare: 0, spamShare: 0 }]
  let [hams, spams] = [0, 0]
  while (hams < ham.length || spams < spam.length) {
    const threshold = Math.max(fallingHam[hams] ?? -Infinity, fallingSpam[spams] ?? -Infinity)
    while (hams < ham.length && fallingHam[hams]! >= threshold) hams++
    while (spams < spam.length && fallingSpam[spams]! >= threshold) spams++
    points.push({ threshold, hamShare: hams / ham.length, spamShare: spams / spam.length })
  }
  return points
}
