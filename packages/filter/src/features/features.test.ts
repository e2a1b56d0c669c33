import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Submission } from '../submission.ts'
import { ADVERT, anyFacts, anySubmission, HONEST } from '../submissions.fixture.ts'
import { BUCKETS } from './bucket.ts'
import { extractFeatures } from './features.ts'
import { GROUPS, type GroupCode, groupIndex } from './groups.ts'

const MIB = 1024 * 1024

function bucketsOf(code: GroupCode, submission: Submission): readonly number[] {
  const { buckets, ends } = extractFeatures(submission, {})
  const group = groupIndex(code)
  return [...buckets.subarray(ends[group - 1] ?? 0, ends[group])]
}

test('every text has features: distinct buckets in each group, all in range', () => {
  fc.assert(
    fc.property(anySubmission, anyFacts, (submission, facts) => {
      const { buckets, ends } = extractFeatures(submission, facts)
      expect(ends.at(-1)).toBe(buckets.length)
      let start = 0
      for (const end of ends) {
        expect(new Set(buckets.subarray(start, end)).size).toBe(end - start)
        start = end
      }
      expect(buckets.every((bucket) => bucket < BUCKETS)).toBe(true)
    }),
  )
})

test('the same submission gives the same features, whatever was read in between', () => {
  const before = extractFeatures(HONEST, {})
  extractFeatures(ADVERT, { honeypotFilled: true })
  expect(extractFeatures(HONEST, {})).toEqual(before)
})

test.each([
  ['one letter', 'a'.repeat(MIB)],
  ['dots', '.'.repeat(MIB)],
  ['dotted letters', 'a.'.repeat(MIB / 2)],
  ['unpaired high surrogates', '\ud83d'.repeat(MIB)],
  ['unpaired low surrogates', '\udc00'.repeat(MIB)],
  ['NULs', '\0'.repeat(MIB)],
  ['open tags', '<a href'.repeat(MIB / 7)],
  ['open anchors of white space', `<br${' '.repeat(64 * 1024)}`],
  ['half links', 'http://'.repeat(MIB / 7)],
  ['digits', '1 '.repeat(MIB / 2)],
  ['ideographs', '你好世界再见'.repeat(MIB / 8)],
  ['nothing', ''],
])('a mebibyte of %s is read within the limits', (_, text) => {
  const { buckets } = extractFeatures({ text, author: text, authorUrl: text, email: text }, {})
  expect(buckets.length).toBeLessThan(30_000)
})

test('a word written with digits has the letters of the plain one, and its own spelling', () => {
  const plain = { text: 'the best casino in town' }
  const leet = { text: 'the b3st c4s1n0 in t0wn' }
  expect(bucketsOf('letters', leet)).toEqual(bucketsOf('letters', plain))
  const words = bucketsOf('words', leet)
  expect(words).toEqual(expect.arrayContaining([...bucketsOf('words', plain)]))
  expect(words.length).toBeGreaterThan(bucketsOf('words', plain).length)
})

test('numbers, and words with digits that are no letters, stay what they are', () => {
  for (const [one, other] of [
    ['5 of 10', 's of io'],
    ['covid19', 'covidi9'],
    ['b2b', 'bib'],
    ['кв45', 'квas'],
  ] as const) {
    expect(bucketsOf('letters', { text: one })).not.toEqual(bucketsOf('letters', { text: other }))
  }
})

test('a text that stands where the name belongs is read as text, with its links', () => {
  const advert = 'Cheap garden sheds, delivered free this week only: https://sheds.example/offer'
  const inName = { text: 'Thank you.', author: advert }
  const inText = { text: `${advert}\nThank you.` }
  for (const code of ['letters', 'words', 'links'] as const) {
    expect(bucketsOf(code, inName)).toEqual(bucketsOf(code, inText))
  }
  const named = { text: 'Thank you.', author: 'Prof. Dr. Marta Lindqvist-Sørensen, Copenhagen' }
  expect(bucketsOf('words', named)).toEqual(bucketsOf('words', { text: 'Thank you.' }))
})

test('a long text is known by its head and its tail', () => {
  const middle = (filler: string) => `${HONEST.text} ${filler.repeat(6_000)} ${ADVERT.text}`
  const [first, second] = [middle('x '), middle('y ')].map((text) => extractFeatures({ text }, {}))
  const common = new Set(first!.buckets)
  const shared = second!.buckets.filter((bucket) => common.has(bucket)).length
  expect(shared / second!.buckets.length).toBeGreaterThan(0.9)
})

test('what is not given leaves its group empty', () => {
  const { ends } = extractFeatures({ text: 'See example.com' }, {})
  for (const code of ['no-links', 'name', 'address', 'form', 'role'] as const) {
    const group = groupIndex(code)
    expect([code, ends[group]! - ends[group - 1]!]).toEqual([code, 0])
  }
  expect(GROUPS.length).toBe(ends.length)
})
