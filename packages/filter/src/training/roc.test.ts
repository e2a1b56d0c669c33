import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areaAbove, shareFrom } from './measure.ts'
import { rocPoints } from './roc.ts'

const scores = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 30 })

test('each point says what its threshold does to ham and to spam', () => {
  fc.assert(
    fc.property(scores, scores, (ham, spam) => {
      const points = rocPoints({ ham, spam })
      expect(points[0]).toEqual({ threshold: Infinity, hamShare: 0, spamShare: 0 })
      expect(points.at(-1)).toMatchObject({ hamShare: 1, spamShare: 1 })
      expect(points).toHaveLength(1 + new Set([...ham, ...spam]).size)
      for (const { threshold, hamShare, spamShare } of points) {
        expect(hamShare).toBe(shareFrom(ham, threshold))
        expect(spamShare).toBe(shareFrom(spam, threshold))
      }
    }),
  )
})

test('the area above the curve is the measure that is called so', () => {
  fc.assert(
    fc.property(scores, scores, (ham, spam) => {
      const points = rocPoints({ ham, spam })
      const under = points.slice(1).reduce((sum, { hamShare, spamShare }, i) => {
        const before = points[i]!
        return sum + ((hamShare - before.hamShare) * (spamShare + before.spamShare)) / 2
      }, 0)
      expect(1 - under).toBeCloseTo(areaAbove({ ham, spam }), 12)
    }),
  )
})

test('without ham or without spam there is no curve', () => {
  expect(rocPoints({ ham: [], spam: [1] })).toEqual([])
  expect(rocPoints({ ham: [1], spam: [] })).toEqual([])
})
