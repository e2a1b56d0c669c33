import { createChance } from '../../packages/filter/src/training/chance.ts'

/** In points of adverts that got past, with an interval of 95 %. */
export interface Gain {
  readonly points: number
  readonly low: number
  readonly high: number
}

const RESAMPLES = 1_000

/**
 * By how much the best of `ones` does better than the best of `others` on the same adverts: each
 * has a 1 for every advert that got past. Adverts are drawn again and the best chosen anew each
 * time: Efron's percentile bootstrap. The same adverts give the same bits.
 */
export function bootstrapGain(
  ones: readonly Uint8Array[],
  others: readonly Uint8Array[],
  seed = 1,
): Gain {
  const count = ones[0]!.length
  const all = Uint32Array.from({ length: count }, (_, i) => i)
  const gainOf = (drawn: Uint32Array) =>
    (100 * (bestOf(ones, drawn) - bestOf(others, drawn))) / count
  const chance = createChance(seed)
  const gains = new Float64Array(RESAMPLES).map(() =>
    gainOf(all.map(() => Math.floor(chance() * count))),
  )
  gains.sort()
  const at = (share: number) => gains[Math.floor(share * (RESAMPLES - 1))]!
  return { points: gainOf(all), low: at(0.025), high: at(0.975) }
}

function bestOf(passed: readonly Uint8Array[], drawn: Uint32Array): number {
  let best = 0
  for (const each of passed) {
    let sum = 0
    for (const i of drawn) sum += each[i]!
    if (sum > best) best = sum
  }
  return best
}
