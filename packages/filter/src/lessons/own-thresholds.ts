import type { Thresholds } from '../model/model.ts'
import { countAll, type ScoreCounts, stepReachedBy } from './score-counts.ts'

/** With fewer ham lessons than this, a site keeps the thresholds that ship. */
export const HAM_SCORES_MIN = 300

/** Of the site's own ham, the share that may be held, and the share taken for spam. */
const UNSURE_SHARE = 0.01
const SPAM_SHARE = 0.001

/** Being taken for spam asks for this much more than the site's own ham shows, in log-odds. */
const SPAM_MARGIN = 0.5

/** How far a site may go below and above what ships, in log-odds. */
const LOWERED_MAX = 1
const RAISED_MAX = 3

/** No site holds, or takes for spam, what scores below this, in log-odds: odds of 5:3 and 7:1. */
const UNSURE_FLOOR = 0.5
const SPAM_FLOOR = 2

/**
 * The thresholds of a site that has shown `hamScores`, beside the `shipped` ones. They move within
 * fixed bounds: not down to where a quiet spell would make a strict filter, and not up to where
 * hostile ham lessons would switch it off.
 */
export function ownThresholds(shipped: Thresholds, hamScores: ScoreCounts): Thresholds {
  if (countAll(hamScores) < HAM_SCORES_MIN) return shipped
  const unsure = bound(stepReachedBy(hamScores, UNSURE_SHARE), shipped.unsure, UNSURE_FLOOR)
  const above = stepReachedBy(hamScores, SPAM_SHARE) + SPAM_MARGIN
  const spam = Math.max(unsure, bound(above, shipped.spam, SPAM_FLOOR))
  return { unsure, spam, discard: Math.max(spam, shipped.discard) }
}

/** Where a floor lies above the ceiling, as in a model that holds everything, the latter rules. */
function bound(wanted: number, shipped: number, floor: number): number {
  return Math.min(shipped + RAISED_MAX, Math.max(wanted, shipped - LOWERED_MAX, floor))
}
