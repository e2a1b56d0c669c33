import { logistic } from '../model/logistic.ts'
import type { Thresholds } from '../model/model.ts'
import type { Label } from '../submission.ts'

/** A score, in weights, that a model gave to an example it had not seen. */
export interface Scored {
  readonly score: number
  readonly label: Label
}

/** Of ham that no model had seen, the share that may be held, and the share taken for spam. */
const UNSURE_SHARE = 0.01
const SPAM_SHARE = 0.001

/** Discarding asks for this much more than the highest score of any ham, in log-odds. */
const DISCARD_MARGIN = 3

/** From which calibrated scores on to hold, to take for spam and to discard. */
export function chooseThresholds(scored: readonly Scored[], slope: number): Thresholds {
  const ham = scored
    .filter(({ label }) => label === 'ham')
    .map(({ score }) => slope * score)
    .sort((a, b) => b - a)
  const exceededBy = (share: number) => ham[Math.floor(share * ham.length)] ?? 0
  const unsure = exceededBy(UNSURE_SHARE) + 1e-6
  const spam = Math.max(exceededBy(SPAM_SHARE), unsure) + 1e-6
  return { unsure, spam, discard: Math.max(spam, ham[0] ?? 0) + DISCARD_MARGIN }
}

const SLOPE_STEPS = 60

/**
 * The slope by which scores become log-odds, as if ham and spam were equally many: the one that
 * makes `scored` most likely. Platt, "Probabilistic Outputs for Support Vector Machines" (1999),
 * without the offset; by bisection on the derivative of the likelihood, which has one zero.
 */
export function chooseSlope(scored: readonly Scored[]): number {
  const spam = scored.filter(({ label }) => label === 'spam').length
  const share = { spam: 1 / Math.max(1, spam), ham: 1 / Math.max(1, scored.length - spam) }
  let [low, high] = [0.01, 10]
  for (let i = 0; i < SLOPE_STEPS; i++) {
    const slope = (low + high) / 2
    let rising = 0
    for (const { score, label } of scored) {
      rising += share[label] * score * ((label === 'spam' ? 1 : 0) - logistic(slope * score))
    }
    if (rising > 0) low = slope
    else high = slope
  }
  return low
}
