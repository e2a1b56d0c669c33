import fc from 'fast-check'
import { expect, test } from 'vitest'
import { thresholdsForHam } from './choose-for-ham.ts'
import { recallAt, shareFrom } from './measure.ts'

const PRESENT = { unsure: 1, spam: 2, discard: 9 }
const scores = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 60 })
const share = fc.double({ min: 1e-4, max: 0.1, noNaN: true })

test('no more of the ham than was asked for is stopped, and the thresholds are in order', () => {
  fc.assert(
    fc.property(scores, share, (ham, most) => {
      const { unsure, spam, discard } = thresholdsForHam(ham, most, PRESENT)
      expect(shareFrom(ham, spam)).toBeLessThanOrEqual(most)
      expect(shareFrom(ham, unsure)).toBeLessThanOrEqual(10 * most)
      expect(unsure).toBeLessThanOrEqual(spam)
      expect(spam).toBeLessThanOrEqual(discard)
      expect(discard).toBeGreaterThan(Math.max(...ham))
    }),
  )
})

test('the threshold catches as much spam as recall promises at that share', () => {
  fc.assert(
    fc.property(scores, scores, share, (ham, spam, most) => {
      const chosen = thresholdsForHam(ham, most, PRESENT)
      expect(shareFrom(spam, chosen.spam)).toBe(recallAt({ ham, spam }, most))
    }),
  )
})

test('discarding never becomes easier than it was', () => {
  expect(thresholdsForHam([-9, -8], 0.1, PRESENT).discard).toBe(9)
  expect(thresholdsForHam([-9, 8], 0.1, PRESENT).discard).toBe(11)
})
