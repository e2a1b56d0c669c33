import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HAM_SCORES_MIN, ownThresholds } from './own-thresholds.ts'
import { countScore, createScoreCounts } from './score-counts.ts'

const SHIPPED = { unsure: 3, spam: 4.5, discard: 8 }

const counted = (scores: readonly number[]) => {
  const counts = createScoreCounts()
  for (const score of scores) countScore(counts, score)
  return counts
}
/** `count` scores, rising evenly to just below `highest`. */
const upTo = (highest: number, count: number) =>
  counted(Array.from({ length: count }, (_, i) => highest - (10 * (i + 0.5)) / count))

test('before there is enough ham the shipped thresholds stand', () => {
  expect(ownThresholds(SHIPPED, upTo(5, HAM_SCORES_MIN - 1))).toBe(SHIPPED)
  expect(ownThresholds(SHIPPED, upTo(5, HAM_SCORES_MIN))).not.toEqual(SHIPPED)
})

test('a site whose ham scores high holds less of it', () => {
  expect(ownThresholds(SHIPPED, upTo(5, 1_000)).unsure).toBeCloseTo(4.9, 1)
  expect(ownThresholds(SHIPPED, upTo(5, 900)).spam).toBeCloseTo(5.5, 1)
})

test('a site whose ham scores low is stricter, by one log-odd at most', () => {
  const { unsure, spam, discard } = ownThresholds(SHIPPED, upTo(-2, 1_000))
  expect([unsure, spam, discard]).toEqual([2, 3.5, 8])
})

test('no scores move a threshold out of its bounds or out of order', () => {
  const score = fc.double({ min: -100, max: 100, noNaN: true })
  const many = fc.array(score, { minLength: HAM_SCORES_MIN, maxLength: 1_500 })
  const number = fc.double({ min: -5, max: 9, noNaN: true })
  fc.assert(
    fc.property(many, number, fc.tuple(number, number), (scores, first, [more, evenMore]) => {
      const spam = first + Math.abs(more)
      const shipped = { unsure: first, spam, discard: spam + Math.abs(evenMore) }
      const own = ownThresholds(shipped, counted(scores))
      for (const [name, floor] of [
        ['unsure', 0.5],
        ['spam', 2],
      ] as const) {
        expect(own[name]).toBeGreaterThanOrEqual(Math.min(floor, shipped[name] + 3))
        expect(own[name]).toBeGreaterThanOrEqual(shipped[name] - 1)
        expect(own[name]).toBeLessThanOrEqual(Math.max(shipped.spam + 3, own.unsure))
      }
      expect(own.spam).toBeGreaterThanOrEqual(own.unsure)
      expect(own.discard).toBeGreaterThanOrEqual(own.spam)
    }),
    { numRuns: 50 },
  )
})

test('at most one of a thousand honest scores is taken for spam, at most ten are held', () => {
  const scores = fc.array(fc.double({ min: 2, max: 7, noNaN: true }), {
    minLength: 1_000,
    maxLength: 1_000,
  })
  fc.assert(
    fc.property(scores, (ham) => {
      const { unsure, spam } = ownThresholds(SHIPPED, counted(ham))
      expect(ham.filter((score) => score >= unsure && unsure < 6).length).toBeLessThanOrEqual(10)
      expect(ham.filter((score) => score >= spam && spam < 7.5).length).toBeLessThanOrEqual(1)
    }),
    { numRuns: 20 },
  )
})
