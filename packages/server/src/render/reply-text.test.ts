import { replyMarkup } from '@riposte/markup'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { renderReplyText } from './draw-markup.tsx'
import { htmlTokens } from './html-tokens.fixture.ts'

const link = (href: string, words = href) =>
  `<a href="${href}" rel="nofollow ugc noopener noreferrer"><bdi>${words}</bdi></a>`

test.each([
  ['one\r\ntwo\n \n\nthree\n', '<p>one<br/>two</p><p>three</p>'],
  ['*soft* and **loud**', '<p><em>soft</em> and <strong>loud</strong></p>'],
  ['> said\n> so\n\nNo.', '<blockquote><p>said<br/>so</p></blockquote><p>No.</p>'],
  ['- a\n- b', '<ul><li>a</li><li>b</li></ul>'],
  ['3. c\n4. d', '<ol start="3"><li>c</li><li>d</li></ol>'],
  ['`a<b`', '<p><code>a&lt;b</code></p>'],
  ['```\na\n  b\n```', '<pre><code>a\n  b</code></pre>'],
  ['[words](https://a.example/x)', `<p>${link('https://a.example/x', 'words')}</p>`],
  ['see https://a.example/b.', `<p>see ${link('https://a.example/b')}.</p>`],
  ['(https://a.example/x_(y))', `<p>(${link('https://a.example/x_(y)')})</p>`],
  ['# no heading', '<p># no heading</p>'],
  ['no rule\n---', '<p>no rule<br/>---</p>'],
  ['<b>no</b> &amp; <i>html</i>', '<p>&lt;b>no&lt;/b> &amp;amp; &lt;i>html&lt;/i></p>'],
  ['    no code', '<p>    no code</p>'],
])('%j is drawn %s', (text, html) => {
  expect(renderReplyText(text)).toBe(html)
})

test('a picture is no picture, but its address is not lost', () => {
  const html = renderReplyText('![a crane](https://a.example/crane.png)')
  expect(html).not.toContain('<img')
  expect(html).toContain('https://a.example/crane.png')
})

test.each([
  ['[bank.example](https://evil.example/)', 'evil.example'],
  ['[https://www.bank.example/login](https://evil.example/)', 'evil.example'],
  ['[ｂａｎｋ.example](https://evil.example/)', 'evil.example'],
])('%s says where it really leads', (text, host) => {
  expect(renderReplyText(text)).toContain(`</a> (${host})`)
})

test.each([
  ['[www.a.example](https://a.example/)'],
  ['[my words, e.g. these](https://a.example/)'],
  ['https://a.example/b'],
])('%s misleads nobody', (text) => {
  expect(renderReplyText(text)).not.toContain(' (')
})

test.each([
  ['[x](javascript:alert(1))'],
  ['[x](JaVa\tScript:alert(1))'],
  ['[x](data:text/html,x)'],
  ['<javascript:alert(1)>'],
  ['[x](//evil.example)'],
  ['[x](https://bank.example@evil.example/)'],
  ['[x](mailto:a@b.example)'],
  ['[x](ftp://a.example)'],
])('%s is no link, and its address is there to be read', (text) => {
  const html = renderReplyText(text)
  expect(html).not.toContain('<a ')
  expect(html).toMatch(/x|alert/)
})

const SIGNS = ['*', '**', '_', '`', '```', '[', '](', ')', '<', '>', '> ', '- ', '1. ', '\\', '!']
const marked = fc
  .array(
    fc.oneof(
      fc.constantFrom(...SIGNS, '\n', '\n\n', '    ', '\t', 'https://a.example/', '&lt;', '&#0;'),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''))

const ELEMENTS = new Set('p br em strong blockquote ul ol li code pre a bdi'.split(' '))
const ATTRIBUTES = new Set('href rel start'.split(' '))

test('whatever is written, nothing but the listed elements and web addresses come out', () => {
  fc.assert(
    fc.property(fc.oneof(marked, fc.string({ unit: 'binary', maxLength: 200 })), (text) => {
      for (const token of htmlTokens(renderReplyText(text))) {
        if (token.type === 'text') continue
        expect(ELEMENTS).toContain(token.name)
        if (token.type === 'close') continue
        for (const [name, value] of Object.entries(token.attributes)) {
          expect(ATTRIBUTES).toContain(name)
          if (name === 'href') expect(value).toMatch(/^https?:\/\//)
        }
      }
    }),
    { numRuns: 500 },
  )
})

/** Letters and digits: what a reader reads, and a filter judged. */
const lettersOf = (text: string) => [...text.matchAll(/[\p{L}\p{N}]/gu)].map(([it]) => it).join('')

test('no letter of a reply is lost on the way to the page', () => {
  fc.assert(
    fc.property(marked, (text) => {
      const drawn = renderReplyText(text)
      const tokens = htmlTokens(drawn)
      const shown = tokens.flatMap((token) => {
        if (token.type === 'text') return [token.text]
        return token.type === 'open'
          ? [token.attributes['href'] ?? token.attributes['start'] ?? '']
          : []
      })
      const counts = new Map<string, number>()
      for (const it of lettersOf(shown.join('')).toLowerCase()) {
        counts.set(it, (counts.get(it) ?? 0) + 1)
      }
      const listNumbers = /^(?:[ \t>*+-]*\d{1,9}[.)])+/gm
      for (const it of lettersOf(text.replace(listNumbers, '')).toLowerCase()) {
        const left = counts.get(it) ?? 0
        if (left === 0 && /\p{ASCII}/u.test(it)) expect.fail(`“${it}” of ${JSON.stringify(text)}`)
        counts.set(it, left - 1)
      }
    }),
    { numRuns: 500 },
  )
})

test.each(['[', '*', '_', '>', '`', '> ', '- ', '**a ', '[a](', '<', '\\', '*a_ ', '\n', ' \t\n'])(
  'ten thousand characters of %j are drawn like any others',
  (sign) => {
    const text = sign.repeat(10_000 / sign.length)
    // A parser that minds their square would not come back within the test's time.
    expect(renderReplyText(text).length).toBeLessThan(100_000)
  },
)

test('a staircase of lists is only so deep', () => {
  const stairs = Array.from({ length: 90 }, (_, n) => `${'  '.repeat(n)}- step ${n}`)
  const html = renderReplyText(stairs.join('\n'))
  expect(html).toContain('step 89')
  expect(html.match(/<ul>/g)?.length).toBeLessThan(10)
})

test('quotes in quotes end somewhere, and their words do not', () => {
  const html = renderReplyText(`${'> '.repeat(8)}deep`)
  expect(html.match(/<blockquote>/g)?.length).toBeLessThan(10)
  expect(html).toContain('deep')
})

test('an own word is drawn the same twice, and its tree is data', () => {
  const tree = replyMarkup('*a* https://a.example')
  expect(JSON.parse(JSON.stringify(tree))).toEqual(tree)
})
