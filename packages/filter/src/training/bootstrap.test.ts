import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areaInterval } from './bootstrap.ts'
import { createChance } from './chance.ts'
import { areaAbove } from './measure.ts'

const scores = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 20 })

test('the interval is that of the measure over messages drawn again', () => {
  fc.assert(
    fc.property(scores, scores, fc.nat(), (ham, spam, seed) => {
      const chance = createChance(seed)
      const again = (of: readonly number[]) => of.map(() => of[Math.floor(chance() * of.length)]!)
      const areas = Array.from({ length: 40 }, () =>
        areaAbove({ ham: again(ham), spam: again(spam) }),
      ).sort((a, b) => a - b)
      const [low, high] = areaInterval({ ham, spam }, 40, seed)
      expect(low).toBeCloseTo(areas[1]!, 12)
      expect(high).toBeCloseTo(areas[39]!, 12)
    }),
    { numRuns: 50 },
  )
})

test('more messages of the same kind make it narrower', () => {
  const few = { ham: [0, 1, 2, 3, 4], spam: [3, 4, 5, 6, 7] }
  const many = { ham: Array(40).fill(few.ham).flat(), spam: Array(40).fill(few.spam).flat() }
  const width = ([low, high]: readonly [number, number]) => high - low
  expect(width(areaInterval(many))).toBeLessThan(width(areaInterval(few)) / 2)
})

test('the same seed gives the same interval, and without spam there is none', () => {
  const measured = { ham: [0, 1, 2, 3], spam: [2, 3, 4, 5] }
  expect(areaInterval(measured, 20, 7)).toEqual(areaInterval(measured, 20, 7))
  expect(areaInterval({ ham: [1], spam: [] })).toEqual([Number.NaN, Number.NaN])
})
