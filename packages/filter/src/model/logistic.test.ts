import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exponential, logistic } from './logistic.ts'

test('the exponential is that of the platform, to a few units of the last place', () => {
  fc.assert(
    fc.property(fc.double({ min: -690, max: 0, noNaN: true }), (x) => {
      expect(Math.abs(exponential(x) / Math.exp(x) - 1)).toBeLessThan(1e-15)
    }),
  )
})

test('probabilities stay in their range, and opposite scores mirror each other', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true }), (x) => {
      expect(logistic(x)).toBeGreaterThanOrEqual(0)
      expect(logistic(x)).toBeLessThanOrEqual(1)
      expect(logistic(x) + logistic(-x)).toBeCloseTo(1, 12)
    }),
  )
})
