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
}

/**
 * How often a writer's name and address are hidden from a lesson. In most collections a field is
 * there or not for reasons of its own; what often is missing cannot become a signal by itself.
 */
const HIDDEN_SHARE = 0.5
const HIDEABLE = [1 << groupIndex('name'), 1 << groupIndex('address')]

/** Learns `examples` from nothing, in a new order each time. The same seed gives the same bits. */
export function fit(
  examples: readonly Prepared[],
  epochs: number,
  seed: number,
  onEpoch: () => void = () => {},
): Model {
  const model = emptyModel()
  const chance = createChance(seed)
  const order = Uint32Array.from(examples.keys())
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, chance)
    for (const index of order) {
      const { features, label, weight } = examples[index]!
      let hidden = 0
      for (const group of HIDEABLE) if (chance() < HIDDEN_SHARE) hidden |= group
      step(model, features, label, weight, hidden)
    }
    onEpoch()
  }
  return model
}
