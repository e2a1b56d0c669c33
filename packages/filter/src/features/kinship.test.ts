import { expect, test } from 'vitest'
import type { Submission } from '../submission.ts'
import { extractFeatures } from './features.ts'
import { type GroupCode, groupIndex } from './groups.ts'
import { NO_SCRIPT, writingOf } from './writing.ts'

const TEXT = 'The ferry was late again this morning, and nobody at the pier knew why.'

function bucketsOf(code: GroupCode, submission: Submission): readonly number[] {
  const { buckets, ends } = extractFeatures(submission, {})
  const group = groupIndex(code)
  return [...buckets.subarray(ends[group - 1], ends[group])]
}

test('a keyword that is both name and page is told from a person with a front page', () => {
  const person = { text: TEXT, author: 'Marta Lindqvist', authorUrl: 'https://marta.example/' }
  const keyword = {
    text: TEXT,
    author: 'cheap garden sheds',
    authorUrl: 'https://shop.example/deals/cheap-garden-sheds.html',
  }
  const common = bucketsOf('kinship', keyword).filter((it) =>
    bucketsOf('kinship', person).includes(it),
  )
  expect(common.length).toBeLessThan(3)
})

test('a name and no address tell only which letters they are written in', () => {
  expect(bucketsOf('kinship', { text: TEXT, author: 'Marta' })).toHaveLength(1)
  expect(bucketsOf('kinship', { text: TEXT })).toEqual([])
  expect(bucketsOf('kinship', { text: TEXT, authorUrl: 'not an address' })).toEqual([])
})

test('a percent sign that ends nothing is taken as it stands', () => {
  const authorUrl = 'http://example.org/100%25/%E0%A4%A'
  expect(bucketsOf('kinship', { text: TEXT, author: 'Ann', authorUrl }).length).toBeGreaterThan(3)
})

test('taking up the article is another signal than not doing so', () => {
  const about = bucketsOf('article', { text: TEXT, articleTitle: 'Why the ferry is late' })
  const not = bucketsOf('article', { text: TEXT, articleTitle: 'A cake for winter' })
  expect(about.filter((it) => not.includes(it))).toEqual([])
  expect(bucketsOf('article', { text: TEXT, articleTitle: '?!' })).toEqual([])
  expect(bucketsOf('article', { text: TEXT })).toEqual([])
})

test.each([
  ['English', 'The ferry was late', 'Nobody knew why'],
  ['Vietnamese', 'thuốc chữa viêm loét dạ dày', 'công ty đèn hải nam'],
  ['Russian', 'Паром опять опоздал', 'Никто не знал почему'],
  ['Hebrew', 'המעבורת שוב איחרה', 'אף אחד לא ידע'],
  ['Korean', '배가 또 늦었다', '아무도 몰랐다'],
])('%s is written in one way', (_, one, other) => {
  expect(writingOf(one)).toBe(writingOf(other))
})

test('no two of these are written in the same way, and numbers in none', () => {
  const texts = ['ferry', 'công ty đèn', 'паром', 'המעבורת', 'العبارة', 'नाव', 'เรือ', '船', '배']
  expect(new Set(texts.map(writingOf)).size).toBe(texts.length)
  expect(writingOf('2026-11-23 ?!')).toBe(NO_SCRIPT)
})
