import fc from 'fast-check'
import { expect, test } from 'vitest'
import { articleFinder } from '../articles/find-article.ts'
import { type AddressRules, addressMapper, parseAddressChange } from './map-address.ts'
import { ANYWHERE } from './moving.fixture.ts'

const map = (page: string, rules: Partial<AddressRules> = {}) =>
  addressMapper({ ...ANYWHERE, ...rules })(page)
const articleOf = (page: string, rules: Partial<AddressRules> = {}) => map(page, rules).article

test('a page is the article that a reader who comes to it finds', () => {
  const page = 'HTTPS://News.example/a/?utm_source=x&p=7#comments'
  expect(articleOf(page)).toBe('https://news.example/a/?p=7')
  const { findArticle } = articleFinder([], ['https://news.example'])
  expect(findArticle(page).id).toBe(articleOf(page))
})

test('a path is resolved against the base; without one it has no place', () => {
  expect(articleOf('/a/b.html', { base: 'https://news.example' })).toBe(
    'https://news.example/a/b.html',
  )
  expect(map('/a/b.html')).toEqual({ address: '/a/b.html', article: null, origin: '' })
  expect(articleOf('')).toBeNull()
  expect(articleOf('javascript:alert(1)')).toBeNull()
})

test('an article of this server is one by its path, or by what is mapped to it', () => {
  expect(articleOf('/articles/ferry')).toBe('/articles/ferry')
  const base = 'https://old.example'
  expect(articleOf('/articles/ferry', { base })).toBe('https://old.example/articles/ferry')
  const prefixes = [{ from: 'https://old.example/news/', to: '/articles/' }]
  expect(articleOf('/news/ferry', { base, prefixes })).toBe('/articles/ferry')
  expect(articleOf('https://old.example/news/No Slug', { prefixes })).toBeNull()
})

test('the longest beginning wins, and a whole address before it', () => {
  const prefixes = [
    { from: 'http://old.example/', to: 'https://news.example/' },
    { from: 'http://old.example/blog/', to: 'https://news.example/b/' },
  ]
  const exact = new Map([['http://old.example/blog/x', 'https://news.example/y']])
  const rules = { prefixes, exact }
  expect(articleOf('http://old.example/a', rules)).toBe('https://news.example/a')
  expect(articleOf('http://old.example/blog/a', rules)).toBe('https://news.example/b/a')
  expect(articleOf('http://old.example/blog/x', rules)).toBe('https://news.example/y')
})

test('what lies outside of the origins stays outside, unless it is to be kept', () => {
  const origins = ['https://news.example']
  expect(articleOf('https://news.example/a', { origins })).toBe('https://news.example/a')
  expect(map('https://other.example/a#x', { origins })).toEqual({
    address: 'https://other.example/a',
    article: null,
    origin: 'https://other.example',
  })
  expect(articleOf('https://other.example/a', { origins, keepsUnmapped: true })).toBe(
    'https://other.example/a',
  )
  expect(articleOf(`https://news.example/${'a'.repeat(1_000)}`, { origins })).toBeNull()
})

test('a change is read from OLD=NEW, also with a = in the old address', () => {
  expect(parseAddressChange('http://a.example/?p=https://b.example/')).toEqual({
    from: 'http://a.example/?p',
    to: 'https://b.example/',
  })
  expect(parseAddressChange('/old/=/articles/')).toEqual({ from: '/old/', to: '/articles/' })
  for (const wrong of ['', '=', 'a=b', '=https://b.example']) {
    expect(() => parseAddressChange(wrong)).toThrow('OLD=NEW')
  }
})

test('any page has a place or none, and a place is mapped to itself', () => {
  const page = fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl({ withQueryParameters: true }))
  fc.assert(
    fc.property(page, fc.constantFrom(undefined, 'https://base.example'), (it, base) => {
      const article = articleOf(it, { base })
      if (article !== null) expect(articleOf(article, { base })).toBe(article)
    }),
  )
})
