import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decay, decayRoughly, secondsOf } from './decay.ts'

const anyHalfLives = fc.double({ min: 0, max: 25, noNaN: true })

test('each half-life halves, exactly', () => {
  for (let halfLives = 0; halfLives < 60; halfLives++) {
    expect(decay(halfLives)).toBe(2 ** -halfLives)
  }
})

test('fading twice is fading for both times together', () => {
  fc.assert(
    fc.property(anyHalfLives, anyHalfLives, (one, other) => {
      expect((decay(one) * decay(other)) / decay(one + other)).toBeCloseTo(1, 12)
    }),
  )
})

test('the rough way is within a sixteenth, and never rises', () => {
  fc.assert(
    fc.property(anyHalfLives, anyHalfLives, (one, other) => {
      expect(Math.abs(decayRoughly(one) / decay(one) - 1)).toBeLessThan(1 / 16)
      const [sooner, later] = [Math.min(one, other), Math.max(one, other)]
      expect(decayRoughly(later)).toBeLessThanOrEqual(decayRoughly(sooner))
    }),
  )
})

test('any time is a second of 32 bits', () => {
  expect([1_999, -5, Number.NaN, Number.POSITIVE_INFINITY].map(secondsOf)).toEqual([
    1, 0, 0, 0xffff_ffff,
  ])
  expect([decay(Number.POSITIVE_INFINITY), decayRoughly(1e12)]).toEqual([0, 0])
})
