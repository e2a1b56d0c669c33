import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ADVERT, anyFacts, anySubmission, HONEST } from '../submissions.fixture.ts'
import { BUCKETS } from './bucket.ts'
import { extractFeatures } from './features.ts'
import { GROUPS, groupIndex } from './groups.ts'

const MIB = 1024 * 1024

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
