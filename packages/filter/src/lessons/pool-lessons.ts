import { FEATURES_VERSION } from '../features/bucket.ts'
import { FORM_FACTS, ROLE_FACTS } from '../features/form-facts.ts'
import { checksum } from '../model/checksum.ts'
import type { Model } from '../model/model.ts'
import { roundWeights } from '../model/model-codec.ts'
import { ModelError } from '../model/model-error.ts'

export interface PoolOptions {
  /** How many sites must have moved a weight the same way: 3 unless given, at least 1. */
  readonly sitesMin?: number
  /** How far a weight may move at most, in log-odds: 0.5 unless given. */
  readonly moveMax?: number
}

/**
 * A base model that knows what several sites learned from `base`, each on its own. A weight moves
 * where at least `sitesMin` sites moved it the same way and fewer than that the other way: as far
 * as the one of them that stands at `sitesMin`, counted from the boldest, but never beyond
 * `moveMax`. So fewer than `sitesMin` hostile sites can move nothing that no honest one moves, and
 * nothing further than the boldest honest site did (a trimmed vote, after Yin et al., "Byzantine-
 * Robust Distributed Learning", ICML 2018). What is set by hand, the prior and the thresholds stay.
 *
 * Deterministic, and the same for any order of the sites.
 *
 * @throws ModelError when a site's model did not begin with `base`.
 */
export function poolLessons(
  base: Model,
  siteModels: readonly Model[],
  { sitesMin = 3, moveMax = 0.5 }: PoolOptions = {},
): Model {
  for (const site of siteModels) {
    if (site.version !== base.version || site.slope !== base.slope) {
      throw new ModelError('This model began with another base. Leave it out, or name that base.')
    }
  }
  const moved = base.weights.slice()
  for (let bucket = 0; bucket < moved.length; bucket++) {
    const before = base.weights[bucket]!
    const moves = siteModels.map(({ weights }) => weights[bucket]! - before)
    moved[bucket]! += agreedMove(moves, sitesMin, moveMax / base.slope)
  }
  for (const { bucket } of [...FORM_FACTS, ...ROLE_FACTS]) moved[bucket] = base.weights[bucket]!
  const weights = roundWeights(moved)
  return {
    ...base,
    version: versionOf(base, weights),
    weights,
    squares: undefined,
    lessons: 0,
    hams: 0,
  }
}

function versionOf(base: Model, weights: Float32Array): string {
  if (weights.every((weight, i) => weight === base.weights[i])) return base.version
  const mark = checksum(new Uint8Array(weights.buffer)).toString(16).padStart(8, '0')
  return `${FEATURES_VERSION}-${mark}`
}

/** What at least `sitesMin` of `moves` agree on; nothing where as many say the contrary. */
function agreedMove(moves: readonly number[], sitesMin: number, moveMax: number): number {
  const falling = moves.filter((move) => move !== 0).sort((a, b) => b - a)
  const up = Math.max(0, falling[sitesMin - 1] ?? 0)
  const down = Math.min(0, falling[falling.length - sitesMin] ?? 0)
  if (up > 0 && down < 0) return 0
  return Math.min(moveMax, Math.max(-moveMax, up + down))
}
