import fc from 'fast-check'
import { expect, test } from 'vitest'
import { siteName } from './site-name.ts'

test('one site has one name, however its address is written', () => {
  const spellings = [
    'https://blog.example',
    'http://blog.example/',
    'HTTPS://WWW.Blog.example:443//',
    'http://blog.example/index.php',
    'https://blog.example/?p=1#top',
  ]
  for (const it of spellings) expect(siteName(it)).toBe('blog.example')
  expect(siteName('https://example.org/de/')).toBe('example.org/de')
  expect(siteName('http://blog.example:8080')).toBe('blog.example:8080')
})

test('what is no address of a page has none', () => {
  for (const it of [
    undefined,
    '',
    'blog.example',
    'ftp://blog.example',
    `http://a/${'b'.repeat(300)}`,
  ]) {
    expect(siteName(it)).toBeUndefined()
  }
})

test('a name is the name of itself', () => {
  fc.assert(
    fc.property(fc.webUrl(), (url) => {
      const name = siteName(url)
      if (name !== undefined) expect(siteName(`http://${name}`)).toBe(name)
    }),
  )
})
