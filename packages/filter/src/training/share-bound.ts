const CONFIDENCE = 0.95
const BISECTIONS = 60

/**
 * The highest share that `count` cases among `of` leave likely, with 95 % confidence: Clopper &
 * Pearson, Biometrika 26 (1934), one-sided. For no case it is close to 3 / `of`, the rule of
 * three; for none of none it is 1.
 */
export function shareBound(count: number, of: number): number {
  if (count >= of) return 1
  let logChoices = 0
  for (let k = 1; k <= count; k++) logChoices += Math.log((of - k + 1) / k)
  let [low, high] = [count / of, 1]
  for (let i = 0; i < BISECTIONS; i++) {
    const share = (low + high) / 2
    if (atMost(count, of, share, logChoices) > 1 - CONFIDENCE) low = share
    else high = share
  }
  return high
}

/**
 * How likely at most `count` of `of` cases are, when each comes with probability `share`, which is
 * above `count` / `of`: so the last term is the largest, and the sum begins with it.
 */
function atMost(count: number, of: number, share: number, logChoices: number): number {
  const { exp, log, log1p } = Math
  let term = exp(logChoices + count * log(share) + (of - count) * log1p(-share))
  let sum = term
  for (let k = count; k > 0; k--) {
    term *= (k / (of - k + 1)) * ((1 - share) / share)
    sum += term
  }
  return sum
}
