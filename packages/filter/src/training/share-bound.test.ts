import { expect, test } from 'vitest'
import { shareBound } from './share-bound.ts'

// Upper ends of two-sided 90 % Clopper–Pearson intervals, which are one-sided 95 % bounds: for no
// case 1 − 0.05^(1/n), for one of ten and five of ten as tables of the interval have them.
test.each([
  [0, 10, 1 - 0.05 ** 0.1],
  [0, 3_000, 1 - 0.05 ** (1 / 3_000)],
  [1, 10, 0.3942],
  [5, 10, 0.7776],
  [10, 10, 1],
  [0, 0, 1],
])('%i of %i leave at most %f likely', (count, of, bound) => {
  expect(shareBound(count, of)).toBeCloseTo(bound, 4)
})

test('no case of many is the rule of three', () => {
  expect(shareBound(0, 1_000) * 1_000).toBeCloseTo(3, 1)
})

test('many cases do not vanish below the smallest number', () => {
  // The normal approximation: 0.2 + 1.645 · √(0.2 · 0.8 / 10,000) = 0.20658.
  expect(shareBound(2_000, 10_000)).toBeCloseTo(0.2067, 3)
})
