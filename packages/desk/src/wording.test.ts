import type { DecisionId } from '@riposte/protocol'
import { expect, test } from 'vitest'
import { ago, decisionInWords, percent, strongestFirst, verdictInWords } from './wording.ts'

test('the verdict is said by its label: what is held is not called spam', () => {
  const say = (label: 'ham' | 'unsure' | 'spam', probability: number) =>
    verdictInWords({ label, probability, model: '1', discard: false, reasons: [] })
  expect(say('ham', 0.01)).toBe('surely fine')
  expect(say('ham', 0.9)).toBe('probably fine')
  expect(say('unsure', 0.97)).toBe('not sure')
  expect(say('spam', 0.99)).toBe('spam')
})

test('the filter is never said to be certain', () => {
  expect([0, 0.7133, 1].map(percent)).toEqual(['0.1 %', '71.3 %', '99.9 %'])
})

test('the strongest reason comes first, whichever way it points', () => {
  const reason = (code: string, logOdds: number) => ({ code, logOdds, sentence: code })
  const sorted = strongestFirst([reason('a', 1), reason('b', -3), reason('c', 2)])
  expect(sorted.map(({ code }) => code)).toEqual(['b', 'c', 'a'])
})

test('a decision is told with its ground and time', () => {
  const decision = { id: 'd' as DecisionId, kind: 'reject', ground: 'off-topic', at: 0 } as const
  const say = (by: string, answer: string | null) =>
    decisionInWords({ ...decision, by, answer }, 120_000)
  expect(say('you', null)).toBe('Rejected (off topic), 2 minutes ago, by you')
  const answered = 'Rejected (off topic), 2 minutes ago, by Moderator k3f7qa, answering an appeal'
  expect(say('Moderator k3f7qa', '')).toBe(answered)
})

test('time is told in the largest unit that fits', () => {
  const now = Date.UTC(2026, 10, 20)
  expect(ago(now - 59_000, now)).toBe('just now')
  expect(ago(now - 5 * 60_000, now)).toBe('5 minutes ago')
  expect(ago(now - 26 * 3_600_000, now)).toBe('yesterday')
  expect(ago(now + 5_000, now)).toBe('just now')
})
