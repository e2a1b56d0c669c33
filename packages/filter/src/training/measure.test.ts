import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areaAbove, recallAt, shareFrom } from './measure.ts'

const scores = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 30 })

test('the area is the share of pairs in the wrong order, ties counting half', () => {
  fc.assert(
    fc.property(scores, scores, (ham, spam) => {
      const pairs = ham.flatMap((h) => spam.map((s) => (h > s ? 1 : h === s ? 0.5 : 0)))
      const wrong = pairs.reduce((sum: number, it) => sum + it, 0) / pairs.length
      expect(areaAbove({ ham, spam })).toBeCloseTo(wrong, 12)
    }),
  )
})

test('recall counts the spam above all but the given share of ham', () => {
  const ham = Array.from({ length: 100 }, (_, i) => i)
  expect(recallAt({ ham, spam: [50, 98.5, 200] }, 0.01)).toBeCloseTo(2 / 3)
  expect(recallAt({ ham, spam: [50, 98.5, 200] }, 0.001)).toBeCloseTo(1 / 3)
  expect(shareFrom(ham, 90)).toBe(0.1)
})
