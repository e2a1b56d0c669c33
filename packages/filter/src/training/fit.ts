import { BUCKETS } from '../features/bucket.ts'
import type { Features } from '../features/features.ts'
import { groupIndex } from '../features/groups.ts'
import { step } from '../model/learn.ts'
import { emptyModel, type Model } from '../model/model.ts'
import type { Label } from '../submission.ts'
import { createChance, shuffle } from './chance.ts'

/** An example that is ready to be learned. */
export interface Prepared {
  readonly features: Features
  readonly label: Label
  readonly weight: number
  /** Where it comes from; examples of one source resemble each other. */
  readonly source: string
  /** What sort of place that is, when it is not the one that the model is for. */
  readonly medium?: string
}

/**
 * How often what surrounds the text is hidden from a lesson. In most collections a field is there
 * or not for reasons of its own; what often is missing cannot become a signal by itself.
 */
const HIDDEN_SHARE = 0.5
const HIDEABLE = (['name', 'address', 'kinship', 'article'] as const).map(
  (code) => 1 << groupIndex(code),
)

const INTERCEPT_RATE = 0.5

/** How often everything is learned anew, in other orders: one order alone is a matter of luck. */
export const ROUNDS = 8

/** How much of a medium is spam is its own affair: an intercept takes that in, and is dropped. */
interface Intercept {
  value: number
  squares: number
}

/**
 * Learns `examples` from nothing, in a new order each epoch, and that in several rounds; the
 * weights are the mean of those after each epoch but the first of its round. The same seed gives
 * the same bits.
 */
export function fit(
  examples: readonly Prepared[],
  epochs: number,
  seed: number,
  onEpoch: () => void = () => {},
): Model {
  const mean = { weights: new Float64Array(BUCKETS), bias: 0, count: 0 }
  const chance = createChance(seed)
  for (let round = 0; round < ROUNDS; round++) {
    const model = emptyModel()
    const order = Uint32Array.from(examples.keys())
    const intercepts = openIntercepts(examples)
    for (let epoch = 0; epoch < epochs; epoch++) {
      shuffle(order, chance)
      for (const index of order) learnHidden(model, examples[index]!, intercepts, chance)
      if (epoch > 0 || epochs === 1) {
        for (let i = 0; i < mean.weights.length; i++) mean.weights[i]! += model.weights[i]!
        mean.bias += model.bias
        mean.count++
      }
      onEpoch()
    }
  }
  const model = emptyModel()
  model.weights.set(mean.weights.map((sum) => sum / mean.count))
  model.bias = mean.bias / mean.count
  return model
}

/** One step, with what surrounds the text hidden by chance. */
function learnHidden(
  model: Model,
  { features, label, weight, medium }: Prepared,
  intercepts: ReadonlyMap<string, Intercept>,
  chance: () => number,
): void {
  let hidden = 0
  for (const group of HIDEABLE) if (chance() < HIDDEN_SHARE) hidden |= group
  const intercept = medium === undefined ? undefined : intercepts.get(medium)
  const surprise = step(model, features, label, weight, hidden, intercept?.value)
  if (intercept && surprise !== 0) move(intercept, surprise)
}

/** An intercept for each medium that has ham and spam; of one label alone it would learn that. */
function openIntercepts(examples: readonly Prepared[]): ReadonlyMap<string, Intercept> {
  const labels = new Map<string, Set<Label>>()
  for (const { medium, label } of examples) {
    if (medium === undefined) continue
    labels.set(medium, (labels.get(medium) ?? new Set()).add(label))
  }
  const mixed = [...labels].filter(([, seen]) => seen.size > 1)
  return new Map(mixed.map(([medium]) => [medium, { value: 0, squares: 0 }]))
}

function move(intercept: Intercept, surprise: number): void {
  intercept.squares += surprise * surprise
  intercept.value -= (INTERCEPT_RATE * surprise) / Math.sqrt(intercept.squares)
}
