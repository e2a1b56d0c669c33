import { rocPoints } from '@riposte/filter'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalDeviate } from './normal-deviate.ts'
import { thinCurve } from './thin-curve.ts'

// Quantiles of the standard normal distribution, as every table has them.
test.each([
  [0.5, 0],
  [0.975, 1.96],
  [0.01, -2.3263],
  [0.0001, -3.719],
  [0, -4],
  [1, 4],
])('the normal deviate of %f is %f', (share, deviate) => {
  expect(normalDeviate(share)).toBeCloseTo(deviate, 2)
})

test('a thinned curve keeps its ends and comes near every point', () => {
  const scores = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 })
  fc.assert(
    fc.property(scores, scores, (ham, spam) => {
      const points = rocPoints({ ham, spam })
      const thin = thinCurve(points)
      expect([thin[0], thin.at(-1)]).toEqual([points[0], points.at(-1)])
      for (const { hamShare, spamShare } of points) {
        const near = thin.some(
          (it) => Math.abs(it.hamShare - hamShare) + Math.abs(it.spamShare - spamShare) < 0.02,
        )
        expect(near).toBe(true)
      }
    }),
  )
})

test('a curve of many scores keeps at most a thousand points', () => {
  const rising = Array.from({ length: 20_000 }, (_, i) => i)
  const thin = thinCurve(rocPoints({ ham: rising, spam: rising.map((score) => score + 0.5) }))
  expect(thin.length).toBeLessThanOrEqual(1_000)
})
