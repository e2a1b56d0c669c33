import { FEATURES_VERSION } from '../features/bucket.ts'
import { extractFeatures, type Features } from '../features/features.ts'
import { GROUPS } from '../features/groups.ts'
import { checksum } from '../model/checksum.ts'
import { groupSum } from '../model/judge.ts'
import { emptyModel, type Model, setFacts } from '../model/model.ts'
import { roundWeights } from '../model/model-codec.ts'
import type { Facts, Label, Submission } from '../submission.ts'
import { chooseSlope, chooseThresholds, type Scored } from './calibrate.ts'
import { fit, type Prepared, ROUNDS } from './fit.ts'

/** A submission with the truth about it. */
export interface Example {
  readonly submission: Submission
  readonly facts: Facts
  readonly label: Label
  /** How loud this lesson is; 1 unless given. */
  readonly weight?: number
  /** Where it comes from: a blog, a collection. Needed to be held out. */
  readonly source?: string
  /** What sort of place that is, when the model is not for such: mail, chat. */
  readonly medium?: string
}

export interface TrainOptions {
  readonly epochs: number
  readonly seed: number
  /** Sources to hold out one after another: from their scores slope and thresholds are chosen. */
  readonly heldOut?: readonly string[]
  /** Told how much is done, from 0 to 1. */
  readonly onProgress?: (share: number) => void
}

/**
 * A model of `examples`. With sources to hold out it is calibrated: for each, a model of all
 * others scores it, as a site is scored that nobody has seen. Deterministic: the same examples,
 * options and version give the same bytes.
 */
export function train(examples: Iterable<Example>, options: TrainOptions): Model {
  const { epochs, seed, heldOut = [], onProgress = () => {} } = options
  const prepared = Array.from(examples, prepare)
  let done = 0
  const onEpoch = () => onProgress(++done / (ROUNDS * epochs * (heldOut.length + 1)))
  const scored: Scored[] = []
  for (const source of heldOut) {
    const others = prepared.filter((example) => example.source !== source)
    const model = fit(others, epochs, seed, onEpoch)
    for (const example of prepared) {
      if (example.source !== source) continue
      scored.push({ score: rawScore(model, example.features), label: example.label })
    }
  }
  return finish(fit(prepared, epochs, seed, onEpoch), scored)
}

function prepare({ submission, facts, label, weight, source, medium }: Example): Prepared {
  const features = extractFeatures(submission, facts)
  const known = { features, label, weight: weight ?? 1, source: source ?? '' }
  return medium === undefined ? known : { ...known, medium }
}

/** The score before calibration, in weights. */
function rawScore(model: Model, features: Features): number {
  let score = model.bias
  for (let group = 0; group < GROUPS.length; group++) score += groupSum(model, features, group)
  return score
}

/** Calibrates a fitted model, sets the facts, and rounds its weights as its file will. */
function finish(fitted: Model, scored: readonly Scored[]): Model {
  const slope = scored.length > 0 ? chooseSlope(scored) : 1
  const thresholds = scored.length > 0 ? chooseThresholds(scored, slope) : fitted.thresholds
  setFacts(fitted.weights, slope)
  const weights = roundWeights(fitted.weights)
  const mark = checksum(new Uint8Array(weights.buffer)).toString(16).padStart(8, '0')
  const version = `${FEATURES_VERSION}-${mark}`
  return { ...emptyModel(), version, weights, bias: fitted.bias, slope, thresholds }
}
