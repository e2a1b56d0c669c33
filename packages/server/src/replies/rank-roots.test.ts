import type { ReplyId } from '@riposte/protocol'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rankRoots, wilsonLowerBound } from './rank-roots.ts'

const HOUR = 3_600_000
const root = (id: string, hour: number, votes: number) => ({
  id: id as ReplyId,
  submittedAt: hour * HOUR,
  votes,
})
const order = (...words: Parameters<typeof rankRoots>) => rankRoots(...words).map(({ id }) => id)

test('of two as old, the one with more votes is better', () => {
  const byHour = [{ hour: 1, votes: 30 }]
  expect(order([root('few', 1, 5), root('many', 1, 25)], byHour)).toEqual(['many', 'few'])
})

test('what came late is not behind: it is measured by the votes cast since', () => {
  const byHour = [
    { hour: 1, votes: 100 },
    { hour: 9, votes: 20 },
  ]
  const roots = [root('early', 1, 40), root('late', 9, 18)]
  expect(order(roots, byHour)).toEqual(['late', 'early'])
})

test('one vote of one is no proof', () => {
  expect(wilsonLowerBound(1, 1)).toBeLessThan(wilsonLowerBound(60, 100))
})

test('the bound is below the share, within 0 and 1, and grows with what agrees', () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.nat(10_000), (successes, failures) => {
      const trials = successes + failures
      const bound = wilsonLowerBound(successes, trials)
      expect(bound).toBeGreaterThanOrEqual(0)
      expect(bound).toBeLessThanOrEqual(trials === 0 ? 0 : successes / trials + 1e-12)
      expect(wilsonLowerBound(successes * 2, trials * 2)).toBeGreaterThanOrEqual(bound - 1e-12)
    }),
  )
})

test('the votes since a root are those of its hour and of every later one', () => {
  const hours = fc.uniqueArray(fc.record({ hour: fc.nat(40), votes: fc.integer({ min: 1 }) }), {
    selector: ({ hour }) => hour,
    maxLength: 20,
  })
  const roots = fc.array(fc.tuple(fc.nat(45), fc.integer({ min: 1, max: 50 })), { maxLength: 8 })
  fc.assert(
    fc.property(hours, roots, (unsorted, drawn) => {
      const byHour = unsorted.toSorted((a, b) => a.hour - b.hour)
      const ranked = rankRoots(
        drawn.map(([hour, votes], i) => root(String(i), hour, votes)),
        byHour,
      )
      const scores = ranked.map(({ submittedAt, votes }) => {
        const since = byHour.filter(({ hour }) => hour * HOUR >= submittedAt)
        const trials = since.reduce((sum, it) => sum + it.votes, 0)
        return wilsonLowerBound(votes, Math.max(trials, votes))
      })
      expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    }),
  )
})
