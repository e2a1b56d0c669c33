/** The scores a model gave to ham and to spam. */
export interface Measured {
  readonly ham: readonly number[]
  readonly spam: readonly number[]
}

/**
 * One minus the area under the ROC curve: how likely a ham scores above a spam, ties counting
 * half. 0 is perfect, 0.5 is chance; NaN when either is missing.
 */
export function areaAbove({ ham, spam }: Measured): number {
  if (ham.length === 0 || spam.length === 0) return Number.NaN
  const rising = [...spam].sort((a, b) => a - b)
  let swapped = 0
  for (const score of ham) swapped += (countBelow(rising, score) + countUpTo(rising, score)) / 2
  return swapped / (ham.length * spam.length)
}

/** The share of spam above the score that at most `share` of the ham exceeds. */
export function recallAt({ ham, spam }: Measured, share: number): number {
  const falling = [...ham].sort((a, b) => b - a)
  const limit = falling[Math.floor(share * ham.length)] ?? Number.NEGATIVE_INFINITY
  return spam.filter((score) => score > limit).length / spam.length
}

/** The share of `scores` that are at least `threshold`. */
export function shareFrom(scores: readonly number[], threshold: number): number {
  return scores.filter((score) => score >= threshold).length / scores.length
}

function countBelow(rising: readonly number[], score: number): number {
  return countWhile(rising, (it) => it < score)
}

function countUpTo(rising: readonly number[], score: number): number {
  return countWhile(rising, (it) => it <= score)
}

/** How many of the first items satisfy `holds`, which all up to some point do. */
function countWhile(rising: readonly number[], holds: (score: number) => boolean): number {
  let [low, high] = [0, rising.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(rising[middle]!)) low = middle + 1
    else high = middle
  }
  return low
}
