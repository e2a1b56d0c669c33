import fc from 'fast-check'
import { expect, test } from 'vitest'
import { excerptOf, safeText } from './safe-text.ts'

test.each([
  ['escape sequences', 'a\u001b[31mb', 'a�[31mb'],
  ['marks that turn the writing', 'a\u202egnp.exe', 'a�gnp.exe'],
  ['half characters', 'a\ud800b', 'a�b'],
  ['line breaks and tabs', 'a\r\n\tb', 'a b'],
  ['towers of accents', `e${'\u0301'.repeat(50)}`, `e${'\u0301'.repeat(4)}`],
  ['what is honest', 'Žižek, 東京, العربية 👩‍👩‍👧', 'Žižek, 東京, العربية 👩‍👩‍👧'],
])('%s', (_, text, safe) => {
  expect(safeText(text)).toBe(safe)
})

test('an excerpt has at most 300 characters and cuts none in two', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 700 }), (text) => {
      const characters = [...excerptOf(text)]
      expect(characters.length).toBeLessThanOrEqual(301)
      expect(excerptOf(text).isWellFormed()).toBe(true)
    }),
    { numRuns: 30 },
  )
  expect(excerptOf('🙂'.repeat(301))).toBe(`${'🙂'.repeat(300)}…`)
})
