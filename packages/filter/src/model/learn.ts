import { extractFeatures, type Features } from '../features/features.ts'
import { featureScale, GROUPS } from '../features/groups.ts'
import type { Facts, Label, Submission } from '../submission.ts'
import { groupSum } from './judge.ts'
import { logistic } from './logistic.ts'
import type { Model } from './model.ts'

const LEARNING_RATE = 0.5
const STABILIZER = 1e-4
const BIAS_RATE = 0.1
const CAUTION_FADING = 3

/** Teaches `model` that `submission`, sent as `facts` say, is `label`: see `learnFeatures`. */
export function learn(model: Model, submission: Submission, facts: Facts, label: Label): void {
  learnFeatures(model, extractFeatures(submission, facts), label)
}

/**
 * Moves `model` one step towards `label`, in place: the only function that writes to a model.
 *
 * Deterministic: the same lessons in the same order give the same bits on every node.
 * AdaGrad on the logistic loss: Duchi, Hazan & Singer, JMLR 12 (2011), figure 1.
 */
export function learnFeatures(model: Model, features: Features, label: Label): void {
  model.lessons++
  if (label === 'ham') model.hams++
  step(model, features, label, 1, 0)
}

/**
 * One step of `weight` times the usual surprise. Bit `g` of `hidden` leaves group `g` out, as if
 * the submission had come without it. `intercept` is added to the score. Says what the surprise
 * was: the model's probability less the truth, times `weight`.
 */
export function step(
  model: Model,
  features: Features,
  label: Label,
  weight: number,
  hidden: number,
  intercept = 0,
): number {
  model.squares ??= new Float32Array(model.weights.length)
  let sum = model.bias + intercept
  for (let group = 0; group < GROUPS.length; group++) {
    if ((hidden & (1 << group)) === 0) sum += groupSum(model, features, group)
  }
  const surprise = weight * (logistic(sum) - (label === 'spam' ? 1 : 0))
  model.biasSquares += surprise * surprise
  if (model.biasSquares > 0) model.bias -= (BIAS_RATE * surprise) / Math.sqrt(model.biasSquares)
  const caution = cautionOf(model)
  for (let group = 0, start = 0; group < GROUPS.length; group++) {
    const end = features.ends[group]!
    if (end > start && (hidden & (1 << group)) === 0) {
      const gradient = surprise * featureScale(group, end - start)
      descend(model.weights, model.squares, features.buckets, start, end, gradient, caution)
    }
    start = end
  }
  return surprise
}

/**
 * What is added to each weight's squared gradients. A site that has taught one label only must not
 * learn that everything has it; with each lesson of the rarer label there is less to fear.
 */
function cautionOf({ caution, lessons, hams }: Model): number {
  return caution / (1 + Math.min(hams, lessons - hams)) ** CAUTION_FADING
}

function descend(
  weights: Float32Array,
  squares: Float32Array,
  buckets: Uint32Array,
  start: number,
  end: number,
  gradient: number,
  caution: number,
): void {
  for (let i = start; i < end; i++) {
    const bucket = buckets[i]!
    const squared = squares[bucket]! + gradient * gradient
    squares[bucket] = squared
    weights[bucket]! -= (LEARNING_RATE * gradient) / (Math.sqrt(squared + caution) + STABILIZER)
  }
}
