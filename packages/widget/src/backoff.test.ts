import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backoffMs } from './backoff.ts'

test('the limit doubles from one second and stays at a minute', () => {
  const limits = [1, 2, 3, 6, 7, 8, 2_000].map((failures) => backoffMs(failures, 1))
  expect(limits).toEqual([1_000, 2_000, 4_000, 32_000, 60_000, 60_000, 60_000])
})

test('any wait is below its limit and never negative', () => {
  const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), chance, (failures, luck) => {
      const wait = backoffMs(failures, luck)
      expect(wait).toBeGreaterThanOrEqual(0)
      expect(wait).toBeLessThan(60_000)
    }),
  )
})
