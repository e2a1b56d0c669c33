import type { VotedRoot } from '../backend/thread-views.ts'

const HOUR_MS = 3_600_000
/** Of the normal distribution: 95 % of it lies within. */
const Z = 1.96

/**
 * Roots that have votes, the best first: by the lower end of the interval in which the share of
 * readers who would vote for it lies with 95 % confidence.
 *
 * A vote for any reply of the thread shows that a voter was there, so the trials of a root are the
 * votes cast since the hour it came in: what came late is not behind for that.
 *
 * @param byHour the votes of the thread in each hour since 1970, oldest first.
 */
export function rankRoots(
  roots: readonly VotedRoot[],
  byHour: readonly { readonly hour: number; readonly votes: number }[],
): readonly VotedRoot[] {
  const castSince = votesSince(byHour)
  const scored = roots.map((root) => {
    const trials = castSince(Math.floor(root.submittedAt / HOUR_MS))
    return { root, score: wilsonLowerBound(root.votes, Math.max(trials, root.votes)) }
  })
  const byScore = scored.toSorted(
    (a, b) => b.score - a.score || a.root.submittedAt - b.root.submittedAt,
  )
  return byScore.map(({ root }) => root)
}

/** How many votes were cast in an hour or later: summed once, then found by halving. */
function votesSince(byHour: Parameters<typeof rankRoots>[1]): (hour: number) => number {
  const sums = new Float64Array(byHour.length + 1)
  for (let i = byHour.length - 1; i >= 0; i--) sums[i] = sums[i + 1]! + byHour[i]!.votes
  return (hour) => {
    let [low, high] = [0, byHour.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (byHour[middle]!.hour < hour) low = middle + 1
      else high = middle
    }
    return sums[low]!
  }
}

/** E. B. Wilson, “Probable inference”, JASA 22 (1927); 0 for no trials. In [0, 1]. */
export function wilsonLowerBound(successes: number, trials: number): number {
  if (trials === 0) return 0
  const share = successes / trials
  const square = Z * Z
  const spread = Z * Math.sqrt((share * (1 - share) + square / (4 * trials)) / trials)
  return Math.max(0, (share + square / (2 * trials) - spread) / (1 + square / trials))
}
