import { BUCKETS } from '../features/bucket.ts'
import { FORM_FACTS, ROLE_FACTS } from '../features/form-facts.ts'

/** Scores, in log-odds, from which a submission is held, taken for spam, or discarded. */
export interface Thresholds {
  readonly unsure: number
  readonly spam: number
  readonly discard: number
}

/** Everything the filter knows. `learn` alone writes to one. */
export interface Model {
  /** Names the recipe and the weights it began with: `1-5f3a9c10`. */
  readonly version: string
  readonly weights: Float32Array
  /** Per weight, the sum of squared gradients so far; none before the first lesson. */
  squares: Float32Array | undefined
  /** How slowly a first lesson moves what is known already, in squared gradients. */
  readonly caution: number
  /** The weights that a site's model began with: the rest of its own are the site's lessons. */
  readonly origin?: Float32Array
  bias: number
  biasSquares: number
  /** How many log-odds a weight of one is worth: what calibration found. */
  readonly slope: number
  readonly thresholds: Thresholds
  lessons: number
  /** How many of these taught ham. */
  hams: number
}

/** For a model that knows no texts: a program or an empty agent is held, a honeypot is spam. */
const UNTAUGHT: Thresholds = { unsure: 1, spam: 4, discard: 10 }

/** A model that knows nothing of texts, and of forms only what was set by hand. */
export function emptyModel(): Model {
  const knowsNothing = { squares: undefined, bias: 0, biasSquares: 0, lessons: 0, hams: 0 }
  const weights = new Float32Array(BUCKETS)
  setFacts(weights, 1)
  return { version: 'empty', weights, caution: 0, slope: 1, thresholds: UNTAUGHT, ...knowsNothing }
}

/** Writes the hand-set facts into `weights`, so that `slope` makes them their log-odds. */
export function setFacts(weights: Float32Array, slope: number): void {
  for (const { bucket, logOdds } of [...FORM_FACTS, ...ROLE_FACTS])
    weights[bucket] = logOdds / slope
}

/** Of a site that has the base model and no lessons of its own: see docs/experiments.md. */
const SITE_CAUTION = 0.1

/** A copy of `base` for one site to teach. Until the first lesson it judges exactly as `base`. */
export function siteModel(base: Model): Model {
  return {
    ...base,
    weights: base.weights.slice(),
    origin: base.weights,
    squares: undefined,
    caution: SITE_CAUTION,
    biasSquares: 0,
    lessons: 0,
    hams: 0,
  }
}
