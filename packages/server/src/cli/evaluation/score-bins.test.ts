import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scoreBins, scoreEdges } from './score-bins.ts'

const scores = fc.array(fc.double({ min: -40, max: 40, noNaN: true }), { maxLength: 60 })

test('every score is counted once, and the thresholds lie within the edges', () => {
  fc.assert(
    fc.property(scores, scores, (ham, spam) => {
      const edges = scoreEdges({ ham, spam }, [3, 4.4])
      expect(edges[0]).toBeLessThanOrEqual(3)
      expect(edges.at(-1)).toBeGreaterThan(4.4)
      expect(edges.length).toBeLessThanOrEqual(43)
      const bins = scoreBins(edges, { ham, spam })
      expect(bins.reduce((sum, bin) => sum + bin.ham, 0)).toBe(ham.length)
      expect(bins.reduce((sum, bin) => sum + bin.spam, 0)).toBe(spam.length)
    }),
  )
})

test('a score lies in the bin that begins at it or before it', () => {
  const bins = scoreBins([0, 1, 2], { ham: [0, 0.5, 1, -9], spam: [1.5, 9] })
  expect(bins).toEqual([
    { from: 0, to: 1, ham: 3, spam: 0 },
    { from: 1, to: 2, ham: 1, spam: 2 },
  ])
})
