import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { renderReplyText } from '../render/draw-markup.tsx'
import { htmlTokens } from '../render/html-tokens.fixture.ts'
import { lineOfHtml, textOfHtml } from './text-of-html.ts'

test.each([
  ['<p>One.</p><p>Two <br>lines &amp; more&nbsp;!</p>', 'One.\n\nTwo\nlines & more\u00a0!'],
  ['one<br><br/>two', 'one\n\ntwo'],
  ['a <b>bold</b> and <i>soft</i> word', 'a **bold** and _soft_ word'],
  ['a <strong>bold </strong>word', 'a **bold** word'],
  ['un<em>believ</em>able', 'un*believ*able'],
  ['<b>a<br>b</b>', '**a\nb**'],
  ['<a href="https://a.example/x">here</a>', '[here](https://a.example/x)'],
  ['<a href="https://a.example/x">https://a.example/x</a>', 'https://a.example/x'],
  [
    '<a href="https://www.a.example/long/path" rel="nofollow">a.example/lon...</a>',
    'https://www.a.example/long/path',
  ],
  ['<a href="javascript:alert(1)">x</a>', 'x (javascript:alert(1))'],
  ['<a class="at" href="#5f">@Mina</a> yes', '@Mina yes'],
  ['<img src="https://a.example/c.png" alt="a crane">', '[a crane](https://a.example/c.png)'],
  ['<img src="https://a.example/c.png">', 'https://a.example/c.png'],
  ['<blockquote><p>said</p></blockquote>No.', '> said\n\nNo.'],
  ['<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>', '- a\n- b\n  - c'],
  ['<ol start="3"><li>c<li>d</ol>', '3. c\n4. d'],
  ['<pre><code>a\n  <b>b</b>\n</code></pre>', '```\na\n  b\n```'],
  ['use <code>a `b`</code>', 'use `` a `b` ``'],
  ['<script>alert(1)</script>x<style>p{}</style>', 'x'],
  ['<h2>Loud</h2>quiet', 'Loud\n\nquiet'],
  ['2 * 3 * 4 and snake_case_name', '2 * 3 * 4 and snake_case_name'],
  ['*no* _no_ `no`', '\\*no\\* \\_no\\_ \\`no\\`'],
  ['[a](https://a.example)', '[a\\](https://a.example)'],
  ['- no list<br>1. nor this<br>&gt; nor that', '\\- no list\n1\\. nor this\n\\> nor that'],
  ['5 &lt; 6 &amp;amp; 7', '5 < 6 &amp; 7'],
  ['a<td>b</td><td>c</td>', 'ab c'],
  ['', ''],
])('%j becomes %j', (html, text) => {
  expect(textOfHtml(html)).toBe(text)
})

test('where people type, a line end is a break', () => {
  const html = 'one\ntwo <b>three</b>\n\nfour\nhttps://a.example/\n<blockquote>five</blockquote>'
  expect(textOfHtml(html, 'break')).toBe('one\ntwo **three**\n\nfour\nhttps://a.example/\n\n> five')
  expect(textOfHtml('one\ntwo')).toBe('one two')
})

test('a name keeps its letters and loses its tags', () => {
  expect(lineOfHtml('M&eacute;lanie <b>Q</b> &amp; <script>x</script>Co')).toBe('Mélanie Q & Co')
})

const ELEMENTS = new Set('p br em strong blockquote ul ol li code pre a bdi'.split(' '))

function expectOnlyOurs(html: string) {
  for (const token of htmlTokens(renderReplyText(textOfHtml(html)))) {
    if (token.type === 'text') continue
    expect(ELEMENTS).toContain(token.name)
    const href = token.type === 'open' ? token.attributes['href'] : undefined
    if (href !== undefined) expect(href).toMatch(/^https?:\/\//)
  }
}

const vectors = readFileSync('fixtures/xss-vectors.txt', 'utf8').split('\n').filter(Boolean)

test('hostile text comes out as words', () => {
  for (const vector of vectors) expectOnlyOurs(vector)
  for (const vector of vectors) expectOnlyOurs(`<p><a href="${vector}">${vector}</a><li>${vector}`)
})

const NAMES = 'p b i em strong a ul ol li blockquote pre code br img div script svg title table td'
const tag = fc.tuple(fc.constantFrom(...NAMES.split(' ')), fc.boolean()).map(([name, closes]) => {
  const attributes = name === 'a' ? ' href="https://a.example/_x_(y)"' : ''
  return closes ? `</${name}>` : `<${name}${attributes}>`
})
const SIGNS = ['*', '_', '`', '[', '](', ')', '<', '> ', '- ', '1. ', '\\', '!', '#', '~~~', '&']
const words = fc.oneof(
  fc.constantFrom(...SIGNS, ' ', '\n', 'word', 'https://a.example/b*c', '&lt;', '&#0;', '<!--'),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
)
const anyHtml = fc.array(fc.oneof(tag, words), { maxLength: 40 }).map((parts) => parts.join(''))

test('whatever the HTML, only what the renderer knows is drawn', () => {
  fc.assert(
    fc.property(fc.oneof(anyHtml, fc.string({ unit: 'binary', maxLength: 200 })), expectOnlyOurs),
    { numRuns: 500 },
  )
})

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

test('plain text that was escaped as HTML is drawn as the same text', () => {
  const line = fc
    .array(fc.oneof(fc.constantFrom(...SIGNS, '**', 'x', '```', ' '), words), { maxLength: 12 })
    .map((parts) => parts.join('').replace(/\s+/g, ' ').trim())
    .filter((text) => !/https?:|\p{Cc}/iu.test(text) && text !== '')
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) => {
      const text = textOfHtml(lines.map(escaped).join('<br>'))
      const drawn = renderReplyText(text)
      const shown = htmlTokens(drawn).flatMap((it) =>
        it.type === 'text' ? [it.text] : it.type === 'open' && it.name === 'br' ? ['\n'] : [],
      )
      expect(shown.join('')).toBe(lines.join('\n'))
    }),
    { numRuns: 1_000 },
  )
})

const marked = fc
  .array(
    fc.oneof(
      fc.constantFrom(...SIGNS, '**', '```\n', '\n', '\n\n', ' ', 'word', '[w](https://b.example)'),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''))

/** HTML folds spaces, and line ends around what is preformatted; so does what comes of it. */
const folded = (html: string) =>
  html
    .replace(/[ \t\f\v]+/g, ' ')
    .replace(/ ?(<[^>]*>) ?/g, '$1')
    .replace(/<code>\n+/g, '<code>')
    .replace(/\n+<\/code>/g, '</code>')

/** Whether all of `few` stands in `many`, in its order. */
function isWithin(few: string, many: string): boolean {
  let found = 0
  for (const sign of many) if (sign === few[found]) found++
  return found === few.length
}

test('what we draw, read as HTML and drawn again, loses no letter', () => {
  fc.assert(
    fc.property(marked, (text) => {
      const once = renderReplyText(text)
      const twice = renderReplyText(textOfHtml(once))
      const lettersOf = (html: string) => html.replace(/<[^>]*>|[^a-z0-9]/g, '')
      // Where a link cannot be drawn as one, it says where it leads.
      expect([once, twice, isWithin(lettersOf(once), lettersOf(twice))]).toContain(true)
    }),
    { numRuns: 500 },
  )
})

test('what has been read once is read the same again', () => {
  fc.assert(
    fc.property(marked, (text) => {
      const once = renderReplyText(textOfHtml(renderReplyText(text)))
      expect(folded(renderReplyText(textOfHtml(once)))).toBe(folded(once))
    }),
    { numRuns: 500 },
  )
})
