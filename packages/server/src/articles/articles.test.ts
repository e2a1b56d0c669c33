import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ArticleId } from '@riposte/protocol'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { articleFinder } from './find-article.ts'
import { readArticles } from './read-articles.ts'

const FRONT = 'title: A\nauthor: B\ndate: 2026-11-20\nsummary: C'

function folderWith(name: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'riposte-'))
  writeFileSync(join(folder, name), text)
  return folder
}

test('an article has its front matter and its body', () => {
  const [article] = readArticles(folderWith('a-b.md', `---\r\n${FRONT}\r\n---\r\nHello.\n`))
  expect(article).toEqual({
    slug: 'a-b',
    title: 'A',
    author: 'B',
    date: '2026-11-20',
    summary: 'C',
    body: 'Hello.\n',
    closed: false,
  })
})

test.each([
  ['Upper.md', `---\n${FRONT}\n---\nx`, 'lower-case'],
  ['a.md', 'no front matter', 'front matter'],
  ['a.md', `---\ntitle: A\n---\nx`, 'author'],
  ['a.md', `---\n${FRONT}: [\n---\nx`, 'not YAML'],
  ['a.md', `---\n${FRONT.replace('2026-11-20', 'today')}\n---\nx`, '2026-11-20'],
  ['a.md', `---\n${FRONT}\nreplies: maybe\n---\nx`, 'open or closed'],
])('a file that is wrong is named: %s, %j', (name, text, words) => {
  const folder = folderWith(name, text)
  expect(() => readArticles(folder)).toThrow(words)
  expect(() => readArticles(folder)).toThrow(join(folder, name))
})

test('a folder that is not there says so', () => {
  expect(() => readArticles('/nowhere/at/all')).toThrow('/nowhere/at/all is not there')
})

test('an embedded page is the same article however its reader came', () => {
  const { findArticle: find } = articleFinder([], ['https://news.example'])
  const id = 'https://news.example/?p=7'
  expect(find('https://news.example/?p=7&utm_source=x&fbclid=y#top').id).toBe(id)
  expect(find('HTTPS://NEWS.example/?p=7').id).toBe(id)
  for (const foreign of ['https://news.example.evil/', 'javascript:alert(1)', '/articles/x', '']) {
    expect(() => find(foreign)).toThrow('no such article')
  }
})

test('an article that was found is found again by its id, within its limit', () => {
  const { findArticle, articleOf } = articleFinder([], ['https://news.example'])
  const address = fc
    .webPath()
    .chain((path) =>
      fc
        .string({ unit: 'binary', maxLength: 400 })
        .map((text) => `https://news.example${path}${text}`),
    )
  fc.assert(
    fc.property(address, (typed) => {
      let found: string | undefined
      try {
        found = findArticle(typed).id
      } catch {
        return
      }
      expect(findArticle(found).id).toBe(found)
      expect(found.length).toBeLessThanOrEqual(1_000)
    }),
  )
  expect(() => findArticle(`https://news.example/${'é'.repeat(400)}`)).toThrow('no such article')
  const gone = '/articles/renamed' as ArticleId
  expect(articleOf(gone)).toEqual({
    id: gone,
    title: gone,
    url: gone,
    publishedAt: null,
    closed: true,
  })
})
