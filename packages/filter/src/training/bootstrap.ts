import { createChance } from './chance.ts'
import type { Measured } from './measure.ts'

/** The lowest and the highest value that the data leave likely. */
export type Interval = readonly [low: number, high: number]

/**
 * A 95 % interval for `areaAbove`, by drawing ham and spam again, message by message, `resamples`
 * times: Efron's percentile bootstrap. The same scores and seed give the same bits. NaN when ham
 * or spam is missing. Near-duplicates count as if they were messages of their own, so where there
 * are many the truth is wider.
 */
export function areaInterval(measured: Measured, resamples = 200, seed = 1): Interval {
  const { ham, spam } = measured
  if (ham.length === 0 || spam.length === 0) return [Number.NaN, Number.NaN]
  const rising = Float64Array.from(new Set([...ham, ...spam])).sort()
  const rankOf = new Map(Array.from(rising, (score, rank) => [score, rank]))
  const hamRanks = Uint32Array.from(ham, (score) => rankOf.get(score)!)
  const spamRanks = Uint32Array.from(spam, (score) => rankOf.get(score)!)
  const chance = createChance(seed)
  const drawnHam = new Uint32Array(rising.length)
  const drawnSpam = new Uint32Array(rising.length)
  const areas = new Float64Array(resamples)
  for (let i = 0; i < resamples; i++) {
    draw(hamRanks, drawnHam)
    draw(spamRanks, drawnSpam)
    areas[i] = swappedPairs(drawnHam, drawnSpam) / (ham.length * spam.length)
  }
  areas.sort()
  const at = (share: number) => areas[Math.min(resamples - 1, Math.floor(share * resamples))]!
  return [at(0.025), at(0.975)]

  /** As many as there are, each any of them, counted by rank. */
  function draw(ranks: Uint32Array, counts: Uint32Array): void {
    counts.fill(0)
    for (let n = 0; n < ranks.length; n++) counts[ranks[Math.floor(chance() * ranks.length)]!]!++
  }
}

/** The pairs in which a ham outranks a spam, ties counting half. */
function swappedPairs(ham: Uint32Array, spam: Uint32Array): number {
  let [pairs, spamBelow] = [0, 0]
  for (let rank = 0; rank < ham.length; rank++) {
    pairs += ham[rank]! * (spamBelow + spam[rank]! / 2)
    spamBelow += spam[rank]!
  }
  return pairs
}
