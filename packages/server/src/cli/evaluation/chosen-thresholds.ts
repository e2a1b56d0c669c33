import {
  type Measured,
  type Model,
  shareBound,
  type Thresholds,
  thresholdsForHam,
} from '@riposte/filter'

/** Thresholds chosen from ham, and what may be said of them. */
export interface ChosenThresholds {
  /** Of the ham, the share that may be taken for spam; ten times as much may be held. */
  readonly share: number
  readonly thresholds: Thresholds
  readonly ham: number
  /** How many of the ham are taken for spam. */
  readonly hamAsSpam: number
  /** The share of other ham of this kind that may be taken for spam, with 95 % confidence. */
  readonly bound: number
  /** Whether there was too little ham for the share: fewer than 3 / share, the rule of three. */
  readonly isUncertain: boolean
}

/** Thresholds that take at most `share` of the ham for spam; none when there is no ham. */
export function chooseThresholds(
  model: Model,
  { ham }: Measured,
  share: number,
): ChosenThresholds | undefined {
  if (ham.length === 0) return undefined
  const thresholds = thresholdsForHam(ham, share, model.thresholds)
  const hamAsSpam = ham.filter((score) => score >= thresholds.spam).length
  const bound = shareBound(hamAsSpam, ham.length)
  const isUncertain = ham.length < 3 / share
  return { share, thresholds, ham: ham.length, hamAsSpam, bound, isUncertain }
}
