import type { Measured } from './measure.ts'

/** Submissions to which a model gave nearly the same probability. */
export interface ReliabilityBin {
  /** The bin holds probabilities p with `from` ≤ p < `to`; the last one holds 1 as well. */
  readonly from: number
  readonly to: number
  readonly ham: number
  readonly spam: number
  /** The mean of the probabilities; NaN in an empty bin, as are the next two. */
  readonly predicted: number
  /** The share that was spam. */
  readonly observed: number
  /** The share that would have been spam, were ham and spam equally many in all bins together. */
  readonly balanced: number
}

/**
 * How far the probabilities that a model gave to ham and to spam can be taken at their word: in
 * `bins` bins of equal width. DeGroot & Fienberg, "The Comparison and Evaluation of Forecasters",
 * The Statistician 32 (1983).
 */
export function reliability(probabilities: Measured, bins = 10): readonly ReliabilityBin[] {
  const empty = () => ({ ham: 0, spam: 0, sum: 0 })
  const filled = Array.from({ length: bins }, empty)
  for (const label of ['ham', 'spam'] as const) {
    for (const probability of probabilities[label]) {
      const bin = filled[Math.min(bins - 1, Math.floor(probability * bins))]!
      bin[label]++
      bin.sum += probability
    }
  }
  const { ham: allHam, spam: allSpam } = probabilities
  return filled.map(({ ham, spam, sum }, i) => {
    const hamShare = ham / Math.max(1, allHam.length)
    const spamShare = spam / Math.max(1, allSpam.length)
    return {
      from: i / bins,
      to: (i + 1) / bins,
      ham,
      spam,
      predicted: sum / (ham + spam),
      observed: spam / (ham + spam),
      balanced: spamShare / (hamShare + spamShare),
    }
  })
}
