import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findLinks, LINKS_MAX } from './find-links.ts'

const hosts = (text: string) => findLinks(text).map(({ host }) => host)

test.each([
  ['with a scheme', 'see https://Example.org/a?b=c now', 'example.org', '/a?b=c', 'scheme'],
  ['in an HTML tag', '<a href="http://example.org/x">x</a>', 'example.org', '/x', 'tag'],
  ['in an unquoted tag', '<a href=https://example.org>x</a>', 'example.org', '', 'tag'],
  ['in BBCode', '[url=http://example.org]x[/url]', 'example.org', '', 'tag'],
  ['in Markdown', '[x](https://example.org/y)', 'example.org', '/y', 'tag'],
  ['bare', 'visit cheap-pills.example.com/buy today', 'cheap-pills.example.com', '/buy', 'bare'],
  ['with www', 'www.example.museum', 'www.example.museum', '', 'bare'],
  ['beyond ASCII', 'http://пример.рф/', 'пример.рф', '/', 'scheme'],
  ['as numbers', 'http://192.0.2.7/x', '192.0.2.7', '/x', 'scheme'],
])('finds a link %s', (_, text, host, rest, manner) => {
  const found = findLinks(text)
  expect(found).toMatchObject([{ host, rest, manner }])
  expect(text.slice(found[0]!.start, found[0]!.end).toLowerCase()).toBe(host + rest)
})

test.each([
  ['a sentence without its space', 'It is done.Then we left.'],
  ['an abbreviation', 'e.g. this, i.e. that, U.S.A.'],
  ['a number', 'about 3.14 or 1.000.000'],
  ['a mail address', 'write to marta@example.com'],
  ['dots', 'well... yes.....no'],
])('does not take %s for a link', (_, text) => {
  expect(hosts(text)).toEqual([])
})

test('stops at its limit and never throws', () => {
  expect(findLinks('http://a.com '.repeat(100)).length).toBe(LINKS_MAX)
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(findLinks(text).length).toBeLessThanOrEqual(LINKS_MAX)
    }),
  )
})
