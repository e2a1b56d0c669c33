import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findLinks } from '../features/find-links.ts'
import { linkSpans, withoutLinks } from './link-spans.ts'

test.each([
  ['See http://a.example.com/x?y now.', 'See   now.', 'See  now.'],
  ['See www.example.com', 'See  ', 'See '],
  ['pleasehttps://a.xyz/b', 'please ', 'please'],
  ['The <a href="http://a.xyz">best <b>loans</b></a> here', 'The   here', 'The best loans here'],
  ['The <a href="http://a.xyz">http://a.xyz</a> here', 'The   here', 'The  here'],
  ['[url=http://a.xyz/b]loans[/url]!', ' !', 'loans!'],
  ['[url]http://a.xyz/b[/url]!', ' !', '!'],
  ['[my page](https://a.xyz)', ' ', 'my page'],
])('%s', (text, without, wordsOnly) => {
  expect(linkSpans(text)).toHaveLength(1)
  expect(withoutLinks(text, false)).toBe(without)
  expect(withoutLinks(text, true)).toBe(wordsOnly)
})

const pieces = fc.constantFrom(
  '<a href="http://a.xyz/',
  '</a>',
  '[url=',
  '[/url]',
  '](http',
  '[x',
  's://b.com)',
  'http://c.net',
  '">',
  ' ',
  'words',
)

test('no link is left, whatever the text', () => {
  const texts = fc.oneof(
    fc.string(),
    fc.array(pieces, { maxLength: 40 }).map((it) => it.join('')),
  )
  fc.assert(
    fc.property(texts, fc.boolean(), (text, keepsWords) => {
      expect(findLinks(withoutLinks(text, keepsWords))).toEqual([])
    }),
  )
})

test('spans stand in order, and none inside another', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      const text = parts.join('')
      let last = 0
      for (const { start, end, address } of linkSpans(text)) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(start).toBeLessThanOrEqual(address.start)
        expect(end).toBeGreaterThanOrEqual(address.end)
        last = end
      }
    }),
  )
})
