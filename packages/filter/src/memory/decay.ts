import { exponential } from '../model/logistic.ts'

const { LN2 } = Math

/** What is left of 1 after `halfLives` of them, 0 or more. Exact for whole numbers. */
export function decay(halfLives: number): number {
  if (halfLives === 0) return 1
  const whole = Math.floor(halfLives)
  if (whole > 1_000) return 0
  let left = exponential((whole - halfLives) * LN2)
  for (let i = 0; i < whole; i++) left *= 0.5
  return left
}

const HALVES = Float64Array.from({ length: 31 }, (_, whole) => decay(whole))

/** The same to within a sixteenth, and quickly: for choosing which memory is the weakest. */
export function decayRoughly(halfLives: number): number {
  if (halfLives >= 31) return 0
  const whole = halfLives | 0
  return (1 - 0.5 * (halfLives - whole)) * HALVES[whole]!
}

const SECONDS_MAX = 0xffff_ffff

/** Epoch milliseconds as whole seconds, at least 0 and of 32 bits: until the year 2106. */
export function secondsOf(at: number): number {
  return Math.max(0, Math.min(SECONDS_MAX, Math.floor(at / 1_000))) || 0
}
