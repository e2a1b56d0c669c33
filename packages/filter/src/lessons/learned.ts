import type { Features } from '../features/features.ts'
import { judgeFeatures, scoreOf } from '../model/judge.ts'
import { learnFeatures } from '../model/learn.ts'
import { type Model, siteModel, type Thresholds } from '../model/model.ts'
import type { Label } from '../submission.ts'
import { countScore, createScoreCounts, type ScoreCounts } from './score-counts.ts'

/** One thing that a site taught. */
export interface TaughtLesson {
  readonly features: Features
  readonly label: Label
}

/** What the lessons so far have made: the site's model, and the scores its ham had before. */
export interface Learned {
  readonly model: Model & { thresholds: Thresholds }
  /** Undefined when the thresholds stay as shipped: then no score is asked for. */
  readonly hamScores: ScoreCounts | undefined
}

/** What a site begins with. */
export function beginLearned(base: Model, ownThresholds: boolean): Learned {
  return {
    model: siteModel(base),
    hamScores: ownThresholds ? createScoreCounts() : undefined,
  }
}

/** A copy that learns apart from the one it was made of. */
export function copyLearned({ model, hamScores }: Learned): Learned {
  const { weights, squares } = model
  return {
    model: { ...model, weights: weights.slice(), squares: squares?.slice() },
    hamScores: hamScores?.slice(),
  }
}

/**
 * Learns one lesson, in place. A ham's score is counted before the model learns it: what the site
 * would have said to it, not what it says once it knows the answer (Dawid, "Present Position and
 * Potential Developments: The Prequential Approach", JRSS A 147, 1984).
 */
export function learnNext({ model, hamScores }: Learned, { features, label }: TaughtLesson): void {
  if (hamScores && label === 'ham') countScore(hamScores, scoreOf(judgeFeatures(model, features)))
  learnFeatures(model, features, label)
}
