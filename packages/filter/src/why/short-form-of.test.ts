import { expect, test } from 'vitest'
import { shortFormOf } from './short-form-of.ts'

const HEATED = { text: 'What a shameful vote, and nobody resigns.' }
const LINKED = { text: 'Loans at https://loans.example/ for everyone.' }
const plain = { label: 'spam', discard: false, reasons: [] } as const

test('what is taken for advertising and leads somewhere is told of in short', () => {
  expect(shortFormOf(plain, LINKED)).toBe('advert')
  expect(shortFormOf(plain, { text: 'Write to me at loans@mail.example.' })).toBe('advert')
  expect(shortFormOf(plain, { ...HEATED, authorUrl: 'https://loans.example/' })).toBe('advert')
})

test('whatever leads nowhere, waits for a person or was published is told of in full', () => {
  expect(shortFormOf(plain, HEATED)).toBeNull()
  expect(shortFormOf({ ...plain, label: 'unsure' }, LINKED)).toBeNull()
  expect(shortFormOf({ ...plain, label: 'ham' }, LINKED)).toBeNull()
})

test('campaigns and the blatant are told of in short, whatever they say', () => {
  const burst = [{ code: 'burst', logOdds: 2 }]
  expect(shortFormOf({ ...plain, label: 'unsure', reasons: burst }, HEATED)).toBe('campaign')
  expect(shortFormOf({ ...plain, discard: true }, HEATED)).toBe('blatant')
  const rare = [{ code: 'burst', logOdds: -2 }]
  expect(shortFormOf({ ...plain, label: 'unsure', reasons: rare }, HEATED)).toBeNull()
})
