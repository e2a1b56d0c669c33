const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10

/** 1 / (1 + e⁻ˣ). The same bits on every machine, and monotonic to within a rounding. */
export function logistic(x: number): number {
  if (x >= 0) return 1 / (1 + exponential(-x))
  const odds = exponential(x)
  return odds / (1 + odds)
}

/**
 * eˣ for x ≤ 0, within two units of the last place; below −700 it is 0. `Math.exp` may differ in
 * its last bit from one engine to the next (ECMA-262, 21.3.2), which a cluster could not bear.
 * Only additions, multiplications and divisions: IEEE 754 fixes those.
 */
export function exponential(x: number): number {
  if (!(x > -700)) return 0
  const halvings = Math.round(x / LN2_HIGH)
  const rest = x - halvings * LN2_HIGH - halvings * LN2_LOW
  let sum = 1
  for (let term = 14; term > 0; term--) sum = 1 + (rest / term) * sum
  for (let i = halvings; i < 0; i++) sum *= 0.5
  return sum
}
