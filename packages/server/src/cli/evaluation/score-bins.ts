import type { Measured } from '@riposte/filter'

/** How many ham and spam have a score with `from` ≤ score < `to`, in log-odds. */
export interface ScoreBin {
  readonly from: number
  readonly to: number
  readonly ham: number
  readonly spam: number
}

const BINS = 40
/** Of the scores at either end, the share that may lie beyond the first and the last bin. */
const BEYOND = 0.002

/**
 * Borders of bins of equal width, round numbers apart, that nearly all scores lie in, and all of
 * the given thresholds.
 */
export function scoreEdges(
  { ham, spam }: Measured,
  thresholds: readonly number[],
): readonly number[] {
  const rising = Float64Array.from([...ham, ...spam]).sort()
  const at = (share: number) => rising[Math.floor(share * (rising.length - 1))] ?? 0
  const low = Math.min(at(BEYOND), ...thresholds)
  const high = Math.max(at(1 - BEYOND), ...thresholds)
  const width = [0.1, 0.25, 0.5, 1, 2, 5].find((it) => (high - low) / it < BINS) ?? 10
  const first = Math.floor(low / width)
  const last = Math.max(Math.floor(high / width) + 1, first + 1)
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * width)
}

/** Counts scores into the bins between `edges`; what lies beyond goes to the first or the last. */
export function scoreBins(edges: readonly number[], scores: Measured): readonly ScoreBin[] {
  const [first, last] = [edges[0]!, edges.at(-1)!]
  const bins = edges.length - 1
  const count = (of: readonly number[]) => {
    const counts = new Array<number>(bins).fill(0)
    for (const score of of) {
      const bin = Math.floor(((score - first) / (last - first)) * bins)
      counts[Math.max(0, Math.min(bins - 1, bin))]!++
    }
    return counts
  }
  const [ham, spam] = [count(scores.ham), count(scores.spam)]
  return ham.map((_, i) => ({ from: edges[i]!, to: edges[i + 1]!, ham: ham[i]!, spam: spam[i]! }))
}
