import fc from 'fast-check'
import { expect, test } from 'vitest'
import { log2 } from './log2.ts'

test('it is the binary logarithm to within a billionth', () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 2 ** 31, noNaN: true }), (x) => {
      expect(Math.abs(log2(x) - Math.log2(x))).toBeLessThan(2e-9)
    }),
  )
})

test('powers of two are exact, and nothing leaves its range', () => {
  for (let power = 0; power < 31; power++) expect(log2(2 ** power)).toBe(power)
  expect([Number.NaN, -1, 0, 0.5].map(log2)).toEqual([0, 0, 0, 0])
  expect([2 ** 31, Number.POSITIVE_INFINITY].map(log2)).toEqual([31, 31])
})
