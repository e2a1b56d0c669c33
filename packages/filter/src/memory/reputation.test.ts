import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sameBytes } from '../submissions.fixture.ts'
import { anyTime, HOUR_MS, NOON } from './memory.fixture.ts'
import {
  createReputation,
  foldReputation,
  type ReputationKeys,
  type ReputationLesson,
} from './reputation.ts'

const DAY_MS = 24 * HOUR_MS
const anyKey = fc.constantFrom(0, 1, 2, 3, 0x7fff_ffff, 0xffff_ffff)
const anyKeys: fc.Arbitrary<ReputationKeys> = fc.record(
  { author: anyKey, email: anyKey, network: anyKey, domains: fc.array(anyKey, { maxLength: 4 }) },
  { requiredKeys: [] },
)
const anyLesson: fc.Arbitrary<ReputationLesson> = fc.record({
  keys: anyKeys,
  label: fc.constantFrom('ham', 'spam'),
  at: anyTime,
})

const taught = (keys: ReputationKeys, label: 'ham' | 'spam', lessons: number) =>
  foldReputation(Array.from({ length: lessons }, () => ({ keys, label, at: NOON })))

test('a lesson left out of the fold leaves no trace, to the byte', () => {
  fc.assert(
    fc.property(fc.array(anyLesson), anyLesson, fc.array(anyLesson), (before, one, after) => {
      const never = createReputation(32)
      for (const lesson of [...before, ...after]) never.teach(lesson)
      const all = [...before, one, ...after]
      const forgotten = foldReputation(
        all.filter((lesson) => lesson !== one),
        32,
      )
      expect(sameBytes(forgotten.bytes(), never.bytes())).toBe(true)
    }),
  )
})

test('recalling changes nothing, says each kind once, and at most four log-odds', () => {
  fc.assert(
    fc.property(fc.array(anyLesson), anyKeys, anyTime, (lessons, keys, at) => {
      const reputation = foldReputation(lessons, 32)
      const before = reputation.bytes()
      const reasons = reputation.recall(keys, at)
      expect(sameBytes(reputation.bytes(), before)).toBe(true)
      expect(new Set(reasons.map(({ code }) => code)).size).toBe(reasons.length)
      expect(reasons.every(({ logOdds, count }) => logOdds !== 0 && count! > 0)).toBe(true)
      const total = reasons.reduce((sum, { logOdds }) => sum + logOdds, 0)
      expect(Math.abs(total)).toBeLessThanOrEqual(4 + 1e-12)
    }),
  )
})

test('who is not known is not spoken of', () => {
  const reputation = taught({ author: 1, network: 2 }, 'spam', 3)
  expect(reputation.recall({}, NOON)).toEqual([])
  expect(reputation.recall({ author: 2, email: 1, network: 1, domains: [1, 2] }, NOON)).toEqual([])
})

test.each([
  ['author', 'spam', { author: 7 }, 1],
  ['author', 'ham', { author: 7 }, -0.5],
  ['email', 'spam', { email: 7 }, 2],
  ['email', 'ham', { email: 7 }, -2],
  ['network', 'spam', { network: 7 }, 1],
  ['network', 'ham', { network: 7 }, -1],
  ['domain', 'spam', { domains: [7] }, 2.5],
  ['domain', 'ham', { domains: [7] }, -2.5],
] as const)(
  'an %s with much %s moves the score so far, and no farther',
  (kind, label, keys, most) => {
    const [reason] = taught(keys, label, 50).recall(keys, NOON)
    expect(reason).toEqual({ code: `${kind}-known`, logOdds: most, count: 50 })
  },
)

test('one lesson says half of what three say', () => {
  const keys = { email: 7 }
  expect(taught(keys, 'spam', 1).recall(keys, NOON)[0]?.logOdds).toBe(1)
  expect(taught(keys, 'spam', 3).recall(keys, NOON)[0]?.logOdds).toBe(2)
})

test('networks are forgotten in days, writers in months', () => {
  const keys = { email: 7, network: 8 }
  const codesAfter = (days: number) =>
    taught(keys, 'spam', 4)
      .recall(keys, NOON + days * DAY_MS)
      .map(({ code }) => code)
  expect(codesAfter(1)).toEqual(['email-known', 'network-known'])
  expect(codesAfter(30)).toEqual(['email-known'])
  expect(codesAfter(400)).toEqual([])
})

test('a link to a place in good standing carries no other link past', () => {
  const reputation = taught({ domains: [1] }, 'ham', 20)
  reputation.teach({ keys: { domains: [2] }, label: 'spam', at: NOON })
  expect(reputation.recall({ domains: [1] }, NOON)[0]?.logOdds).toBe(-2.5)
  expect(reputation.recall({ domains: [1, 3] }, NOON)).toEqual([])
  expect(reputation.recall({ domains: [1, 2] }, NOON)[0]?.logOdds).toBe(1)
})

test('memory never grows', () => {
  const reputation = createReputation(64)
  const { length } = reputation.bytes()
  for (let key = 0; key < 5_000; key++) {
    reputation.teach({ keys: { author: key, domains: [key] }, label: 'ham', at: NOON })
  }
  expect(reputation.bytes()).toHaveLength(length)
})
