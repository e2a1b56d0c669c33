import { expect, test } from 'vitest'
import { GROUPS } from '../features/groups.ts'
import { reasonSentence } from './reason-sentence.ts'

const codes = ['prior', ...GROUPS.map(({ code }) => code)] as const

test.each(codes)('%s has a sentence for each direction', (code) => {
  const [raised, lowered] = [1, -1].map((logOdds) => reasonSentence({ code, logOdds }))
  expect(raised).toMatch(/^[A-Z].*\.$/)
  expect(lowered).toMatch(/^[A-Z].*\.$/)
  expect(raised).not.toBe(lowered)
})
