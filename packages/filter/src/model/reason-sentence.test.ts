import { expect, test } from 'vitest'
import { GROUPS } from '../features/groups.ts'
import { reasonSentence } from './reason-sentence.ts'

const codes = ['prior', ...GROUPS.map(({ code }) => code), 'taught-words', 'taught-signs'] as const

test.each(codes)('%s has a sentence for each direction', (code) => {
  const [raised, lowered] = [1, -1].map((logOdds) => reasonSentence({ code, logOdds }))
  expect(raised).toMatch(/^[A-Z].*\.$/)
  expect(lowered).toMatch(/^[A-Z].*\.$/)
  expect(raised).not.toBe(lowered)
})

test.each([
  [1, 'Its link is more like one that advertising carries.'],
  [3, 'Its three links are more like those that advertising carries.'],
  [8, 'Its eight or more links are more like those that advertising carries.'],
])('%i links are counted', (count, sentence) => {
  expect(reasonSentence({ code: 'links', logOdds: 1, count })).toBe(sentence)
})
