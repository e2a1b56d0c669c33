import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reliability } from './reliability.ts'

const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 })

test('every submission is in one bin, and a bin predicts what lies within it', () => {
  fc.assert(
    fc.property(shares, shares, (ham, spam) => {
      const bins = reliability({ ham, spam })
      expect(bins.reduce((sum, bin) => sum + bin.ham, 0)).toBe(ham.length)
      expect(bins.reduce((sum, bin) => sum + bin.spam, 0)).toBe(spam.length)
      for (const bin of bins.filter((it) => it.ham + it.spam > 0)) {
        expect(bin.predicted).toBeGreaterThanOrEqual(bin.from - 1e-12)
        expect(bin.predicted).toBeLessThanOrEqual(bin.to + 1e-12)
        expect(bin.observed).toBe(bin.spam / (bin.ham + bin.spam))
      }
    }),
  )
})

test('the balanced share does not depend on how much of the rarer kind there is', () => {
  const once = { ham: [0.05, 0.15, 0.95], spam: [0.15, 0.95, 0.99] }
  const tenfold = { ...once, spam: Array.from({ length: 10 }, () => once.spam).flat() }
  const balanced = (measured: typeof once) =>
    reliability(measured).map((bin) => Number(bin.balanced.toFixed(12)))
  expect(balanced(tenfold)).toEqual(balanced(once))
  expect(balanced(once)[1]).toBe(0.5)
})

test('an empty bin predicts nothing', () => {
  expect(reliability({ ham: [0.5], spam: [] })[0]).toMatchObject({
    ham: 0,
    spam: 0,
    predicted: Number.NaN,
    observed: Number.NaN,
    balanced: Number.NaN,
  })
})
