import { printable } from '@riposte/markup'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type HtmlToken, htmlTokens } from './html-tokens.fixture.ts'
import type { FormView } from './page-views.ts'
import { renderReply } from './reply.tsx'
import { renderThread } from './thread.tsx'
import { reply, replyId, site, thread } from './views.fixture.ts'

const ELEMENTS =
  'riposte-thread h2 h3 ol ul li article header footer bdi span a time div p br form input label ' +
  'textarea button strong nav em blockquote pre code'
const ATTRIBUTES =
  'article server position depth-max order light ' +
  'lang dir class id data-id data-parent data-root data-answer ' +
  'data-order aria-current aria-label href rel datetime ' +
  'dir method action type name value for role aria-live aria-hidden aria-describedby ' +
  'start aria-invalid tabindex autocomplete inputmode required rows form'

const BIDI = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '<script>',
          '</textarea>',
          '</li>',
          '<img src=x onerror=a>',
          '"',
          "'",
          '>',
          '&',
          '&lt;',
        ],
        ...[
          '\u202e',
          '\u2066',
          '\n',
          '\n\n',
          '\0',
          'javascript:',
          '<!--',
          ']]>',
          ' onclick=a ',
          'x',
        ],
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
)
const form = (parts: Partial<FormView>): FormView => ({ ...thread([]).form, ...parts })

function isolationBreaches(tokens: readonly HtmlToken[]): string[] {
  const isolated: boolean[] = []
  return tokens.flatMap((token) => {
    if (token.type === 'text') return BIDI.test(token.text) && !isolated.at(-1) ? [token.text] : []
    if (token.type === 'close') isolated.pop()
    else {
      const isolates = token.name === 'bdi' || token.attributes['dir'] === 'auto'
      isolated.push(isolates || isolated.at(-1) === true)
    }
    return []
  })
}

test('whatever a reader writes, the page has no element, attribute or turn from it', () => {
  const [elements, attributes] = [new Set(ELEMENTS.split(' ')), new Set(ATTRIBUTES.split(' '))]
  fc.assert(
    fc.property(hostile, hostile, hostile, (name, text, website) => {
      const replies = [reply(1, null, { name, text, website }), reply(2, 1, { name, text })]
      const values = { name, text, website, email: text }
      const answers = { id: replyId(1), name }
      const html = renderThread(thread(replies, { form: form({ values, answers }) }))
      const tokens = htmlTokens(html)
      for (const token of tokens) {
        if (token.type === 'text') continue
        expect(elements).toContain(token.name)
        for (const key of Object.keys(token.attributes)) expect(attributes).toContain(key)
      }
      expect(isolationBreaches(tokens)).toEqual([])
    }),
  )
})

test('a name is read back as it was written', () => {
  fc.assert(
    fc.property(hostile, (name) => {
      const context = {
        pageUrl: '/a',
        state: 'closed',
        server: '',
        words: site.words,
        answers: null,
      } as const
      const tokens = htmlTokens(renderReply(reply(1, null, { name }), context))
      const read = tokens.map((token) => (token.type === 'text' ? token.text : ' ')).join('')
      const squeezed = (words: string) => words.replace(/\s+/g, '')
      expect(squeezed(read)).toContain(squeezed(printable(name)))
    }),
  )
})

test.each([
  ['javascript:alert(1)'],
  [' javascript:alert(1)'],
  ['data:text/html,x'],
  ['//example.org'],
  ['https://bank.example@evil.example/'],
  ['ftp://example.org'],
])('a website %s is not a link', (website) => {
  const html = renderReply(reply(1, null, { website }), {
    pageUrl: '/a',
    state: 'closed',
    server: '',
    words: site.words,
    answers: null,
  })
  const own = `/a?reply=${replyId(1)}#reply-${replyId(1)}`
  const hrefs = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)
  expect(hrefs).toEqual([own, `/report?reply=${replyId(1)}`])
})

test('a website on the web is a link that recommends nothing and tells nothing', () => {
  const website = 'https://example.org/'
  const html = renderReply(reply(1, null, { website }), {
    pageUrl: '/a',
    state: 'open',
    server: '',
    words: site.words,
    answers: null,
  })
  expect(html).toContain('href="https://example.org/" rel="nofollow ugc noopener noreferrer"')
})

test('a reply alone is, byte for byte, what the thread holds', () => {
  const [first, second] = [reply(1, null), reply(2, 1)]
  const html = renderThread(thread([first, second]))
  const context = {
    pageUrl: '/articles/ferry',
    state: 'open',
    server: '',
    words: site.words,
  } as const
  expect(html).toContain(renderReply(second, { ...context, answers: first }))
  const alone = renderReply(first, { ...context, answers: null })
  expect(html).toContain(alone.slice(0, -'</ol></li>'.length))
  expect(alone).toMatch(/<ol class="riposte-answers"><\/ol><\/li>$/)
})

test('a reply link leads back to the page, with the form set for whom it answers', () => {
  const context = {
    pageUrl: '/thread?article=a#x',
    state: 'open',
    server: '',
    words: site.words,
    answers: null,
  } as const
  const html = renderReply(reply(1, null), context)
  expect(html).toContain(`href="/thread?article=a&amp;to=${replyId(1)}#riposte-form"`)
})

test('the form gives back what was typed and says what is wrong beside it', () => {
  const html = renderThread(
    thread([], { form: form({ values: { text: 'a < b' }, problems: { name: 'Give a name.' } }) }),
  )
  expect(html).toContain('>a &lt; b</textarea>')
  expect(html).toContain('<a href="#riposte-name">Give a name.</a>')
  expect(html).toMatch(/id="riposte-name"[^>]*aria-invalid="true"/)
  expect(html).toMatch(/id="riposte-name"[^>]*aria-describedby="[^"]*riposte-name-problem"/)
})

test('a closed thread has a sentence in place of the form and no reply links', () => {
  const html = renderThread(thread([reply(1, null)], { state: 'closed' }))
  expect(html).toContain('Replies to this article are closed.')
  expect(html).not.toContain('riposte-form')
  expect(html).not.toContain('riposte-answer"')
})

test('every thread says what reduces its spam and where that is explained', () => {
  const html = renderThread(thread([], { server: 'https://replies.example' }))
  expect(html).toContain(
    'This site uses Riposte to reduce spam. <a href="https://replies.example/privacy/newsroom">' +
      'Learn how your comment data is processed.</a>',
  )
})

test('a page of a long thread leads to the next one, to the first and to more answers', () => {
  const cut = new Map([[replyId(1), { count: 3, url: '/articles/ferry?under=x#replies' }]])
  const view = thread([reply(1, null)], { publishedCount: 4, next: '/n', first: '/f', cut })
  const html = renderThread(view)
  expect(html).toContain('4 replies')
  expect(html).toContain('<a href="/n" rel="next" data-more="replies">More replies</a>')
  expect(html).toContain('href="/f"')
  expect(html).toContain('3 more answers')
})
