import { extractFeatures, type Features } from '../features/features.ts'
import { featureScale, GROUPS, type GroupCode } from '../features/groups.ts'
import type { Facts, Submission } from '../submission.ts'
import { logistic } from './logistic.ts'
import type { Model } from './model.ts'

export type VerdictLabel = 'ham' | 'unsure' | 'spam'

export type ReasonCode = 'prior' | GroupCode

/** One group of signals and how far it moved the score, in log-odds. */
export interface Reason {
  readonly code: ReasonCode
  readonly logOdds: number
}

/** What the filter thinks of a submission, and why. */
export interface Verdict {
  readonly label: VerdictLabel
  /** So blatant that nobody need look; always `spam` then. */
  readonly discard: boolean
  readonly probability: number
  /** The prior first, then each group that had a say; together they add up to the score. */
  readonly reasons: readonly Reason[]
}

/** What `model` thinks of `submission`, as far as `facts` tell how it was sent. Never throws. */
export function judge(model: Model, submission: Submission, facts: Facts = {}): Verdict {
  return judgeFeatures(model, extractFeatures(submission, facts))
}

/**
 * What `model` thinks of a submission of which only the features are at hand. Logistic regression
 * over hashed features: Weinberger et al., "Feature Hashing for Large Scale Multitask Learning",
 * ICML 2009. Deterministic to the bit.
 */
export function judgeFeatures(model: Model, features: Features): Verdict {
  const reasons: Reason[] = [{ code: 'prior', logOdds: model.slope * model.bias }]
  let score = model.slope * model.bias
  for (let group = 0; group < GROUPS.length; group++) {
    const sum = groupSum(model, features, group)
    if (sum === 0) continue
    const logOdds = model.slope * sum
    score += logOdds
    reasons.push({ code: GROUPS[group]!.code, logOdds })
  }
  const { unsure, spam, discard } = model.thresholds
  const label = score >= spam ? 'spam' : score >= unsure ? 'unsure' : 'ham'
  return { label, discard: score >= discard, probability: logistic(score), reasons }
}

/** The score of a verdict in log-odds: the sum of its reasons. */
export function scoreOf({ reasons }: Verdict): number {
  return reasons.reduce((sum, { logOdds }) => sum + logOdds, 0)
}

/** What one group says, in weights: its scale times the sum of its weights. */
export function groupSum(model: Model, features: Features, group: number): number {
  const start = group === 0 ? 0 : features.ends[group - 1]!
  const end = features.ends[group]!
  if (start === end) return 0
  return featureScale(group, end - start) * sumWeights(model.weights, features.buckets, start, end)
}

function sumWeights(
  weights: Float32Array,
  buckets: Uint32Array,
  start: number,
  end: number,
): number {
  let sum = 0
  for (let i = start; i < end; i++) sum += weights[buckets[i]!]!
  return sum
}
