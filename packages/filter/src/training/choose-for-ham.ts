import type { Thresholds } from '../model/model.ts'

/** Of the ham, how many may be held for each that may be taken for spam. */
const HELD_PER_SPAM = 10

/** A threshold lies this much above the score that it spares, in log-odds. */
const ABOVE = 1e-6

/** Discarding asks for this much more than the highest score of any ham, in log-odds. */
const DISCARD_MARGIN = 3

/**
 * Thresholds by which at most `share` of the given ham is taken for spam, and ten times as much
 * held or taken for spam. `discard` is never below `present.discard`: a few ham cannot show that
 * what nobody will look at was spam.
 *
 * @param ham scores in log-odds, at least one.
 * @param share above 0, at most 0.1.
 */
export function thresholdsForHam(
  ham: readonly number[],
  share: number,
  present: Thresholds,
): Thresholds {
  const falling = [...ham].sort((a, b) => b - a)
  const above = (allowed: number) => {
    const spared = Math.min(falling.length - 1, Math.floor(allowed * falling.length))
    return falling[spared]! + ABOVE
  }
  const spam = above(share)
  const unsure = Math.min(spam, above(HELD_PER_SPAM * share))
  const discard = Math.max(present.discard, spam, falling[0]! + DISCARD_MARGIN)
  return { unsure, spam, discard }
}
