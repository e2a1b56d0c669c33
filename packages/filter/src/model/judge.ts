import { extractFeatures, type Features } from '../features/features.ts'
import { featureScale, GROUPS, type GroupCode } from '../features/groups.ts'
import { linkCount } from '../features/links.ts'
import type { Facts, Submission } from '../submission.ts'
import { logistic } from './logistic.ts'
import type { Model } from './model.ts'

export type VerdictLabel = 'ham' | 'unsure' | 'spam'

/** What is remembered of other submissions, not read from this one. */
export type RecalledCode =
  | 'burst'
  | 'burst-link'
  | 'author-known'
  | 'email-known'
  | 'network-known'
  | 'domain-known'

/** What a site's own lessons add to the base model. */
export type TaughtCode = 'taught-words' | 'taught-signs'

export type ReasonCode = 'prior' | GroupCode | TaughtCode | RecalledCode

/** One group of signals and how far it moved the score, in log-odds. */
export interface Reason {
  readonly code: ReasonCode
  readonly logOdds: number
  /** How many links, or other submissions, it speaks of, where it does. */
  readonly count?: number
}

/** What the filter thinks of a submission, and why. */
export interface Verdict {
  readonly label: VerdictLabel
  /** So blatant that nobody need look; always `spam` then. */
  readonly discard: boolean
  readonly probability: number
  /** The prior, each group that had a say, what was recalled; they add up to the score. */
  readonly reasons: readonly Reason[]
}

/**
 * What `model` thinks of `submission`, as far as `facts` tell how it was sent and `recalled` what
 * is remembered of others. Never throws.
 */
export function judge(
  model: Model,
  submission: Submission,
  facts: Facts = {},
  recalled: readonly Reason[] = [],
): Verdict {
  return judgeFeatures(model, extractFeatures(submission, facts), recalled)
}

/**
 * What `model` thinks of a submission of which only the features are at hand. Logistic regression
 * over hashed features: Weinberger et al., "Feature Hashing for Large Scale Multitask Learning",
 * ICML 2009. Deterministic to the bit.
 */
export function judgeFeatures(
  model: Model,
  features: Features,
  recalled: readonly Reason[] = [],
): Verdict {
  const reasons: Reason[] = [{ code: 'prior', logOdds: model.slope * model.bias }]
  let score = model.slope * model.bias
  let [taughtWords, taughtSigns] = [0, 0]
  for (let group = 0; group < GROUPS.length; group++) {
    let sum = groupSum(model, features, group)
    const own = ownSum(model, features, group, sum)
    sum -= own
    const { code } = GROUPS[group]!
    if (code === 'letters' || code === 'words') taughtWords += own
    else taughtSigns += own
    if (sum === 0) continue
    const logOdds = model.slope * sum
    score += logOdds
    reasons.push(code === 'links' ? ofLinks(features, group, logOdds) : { code, logOdds })
  }
  for (const [code, sum] of [
    ['taught-words', taughtWords],
    ['taught-signs', taughtSigns],
  ] as const) {
    if (sum === 0) continue
    score += model.slope * sum
    reasons.push({ code, logOdds: model.slope * sum })
  }
  let unburst = score
  for (const reason of recalled) {
    if (reason.logOdds === 0) continue
    score += reason.logOdds
    if (!isBurst(reason)) unburst += reason.logOdds
    reasons.push(reason)
  }
  const { unsure, spam, discard } = model.thresholds
  // Honest texts are repeated, too: what is ham but for its copies may be held, and no more.
  const mayBeSpam = unburst >= Math.min(0, spam)
  const label = score >= spam && mayBeSpam ? 'spam' : score >= unsure ? 'unsure' : 'ham'
  const isBlatant = score >= discard && mayBeSpam
  return { label, discard: isBlatant, probability: logistic(score), reasons }
}

const isBurst = ({ code }: Reason) => code === 'burst' || code === 'burst-link'

/** The score of a verdict in log-odds: the sum of its reasons. */
export function scoreOf({ reasons }: Verdict): number {
  return reasons.reduce((sum, { logOdds }) => sum + logOdds, 0)
}

/** What one group says, in weights: its scale times the sum of its weights. */
export function groupSum({ weights }: Model, features: Features, group: number): number {
  return scaledSum(weights, features, group)
}

function scaledSum(weights: Float32Array, { buckets, ends }: Features, group: number): number {
  const start = group === 0 ? 0 : ends[group - 1]!
  const end = ends[group]!
  if (start === end) return 0
  return featureScale(group, end - start) * sumWeights(weights, buckets, start, end)
}

/** The share of a group's `sum` that this site's own lessons brought. */
function ownSum({ origin, lessons }: Model, it: Features, group: number, sum: number): number {
  if (!origin || lessons === 0) return 0
  return sum - scaledSum(origin, it, group)
}

function ofLinks({ buckets, ends }: Features, group: number, logOdds: number): Reason {
  return { code: 'links', logOdds, count: linkCount(buckets, ends[group - 1]!, ends[group]!) }
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
