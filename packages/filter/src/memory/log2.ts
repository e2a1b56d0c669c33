const BITS = 30

/**
 * The binary logarithm of x in [1, 2³¹), to within 2⁻³⁰; below that range 0, above it 31. The same
 * bits on every machine, which `Math.log2` does not promise (ECMA-262, 21.3.2). Bit by bit:
 * squaring a number doubles its logarithm (Knuth, The Art of Computer Programming 1, 1.2.2).
 */
export function log2(x: number): number {
  if (!(x > 1)) return 0
  if (x >= 0x8000_0000) return 31
  const whole = 31 - Math.clz32(x)
  let rest = x / (1 << whole)
  let sum = whole
  let bit = 0.5
  for (let i = 0; i < BITS; i++) {
    rest *= rest
    if (rest >= 2) {
      rest *= 0.5
      sum += bit
    }
    bit *= 0.5
  }
  return sum
}
