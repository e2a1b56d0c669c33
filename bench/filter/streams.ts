import { learnFeatures, type Model } from '@riposte/filter'
import { GROUPS } from '../../packages/filter/src/features/groups.ts'
import { groupSum } from '../../packages/filter/src/model/judge.ts'
import { createChance } from '../../packages/filter/src/training/chance.ts'
import type { Row } from './read-rows.ts'

/** Scores by the truth about what was scored. */
export interface Scores {
  readonly ham: number[]
  readonly spam: number[]
}

/** Which labels come back: that share of them, so many submissions late. */
export interface Feedback {
  readonly share: number
  readonly late: number
  readonly seed: number
}

export const ALL_LABELS: Feedback = { share: 1, late: 0, seed: 1 }

/** The scores that `model` gives to `rows` without learning. */
export function scoreRows(model: Model, rows: readonly Row[]): Scores {
  const scores: Scores = { ham: [], spam: [] }
  for (const row of rows) scores[row.label].push(rawScore(model, row))
  return scores
}

/** The scores when each row is judged first and then, as far as its label comes back, learned. */
export function playStream(
  model: Model,
  rows: readonly Row[],
  { share, late, seed }: Feedback,
): Scores {
  const chance = createChance(seed)
  const scores: Scores = { ham: [], spam: [] }
  const waiting: { readonly due: number; readonly row: Row }[] = []
  rows.forEach((row, i) => {
    while (waiting.length > 0 && waiting[0]!.due <= i) {
      const { features, label } = waiting.shift()!.row
      learnFeatures(model, features, label)
    }
    scores[row.label].push(rawScore(model, row))
    if (share === 1 || chance() < share) waiting.push({ due: i + 1 + late, row })
  })
  return scores
}

/** Matthews' correlation at a score of 0: 1 is perfect, 0 is chance. */
export function matthews({ ham, spam }: Scores): number {
  const caught = spam.filter((score) => score > 0).length
  const blocked = ham.filter((score) => score > 0).length
  const passed = ham.length - blocked
  const missed = spam.length - caught
  const across = (caught + blocked) * spam.length * ham.length * (passed + missed)
  return (caught * passed - blocked * missed) / (Math.sqrt(across) || 1)
}

/** Before calibration, whose slope changes no ranking. */
function rawScore(model: Model, { features }: Row): number {
  let score = model.bias
  for (let group = 0; group < GROUPS.length; group++) score += groupSum(model, features, group)
  return score
}
