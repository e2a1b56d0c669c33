import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { type HtmlToken, htmlTokens } from '../render/html-tokens.fixture.ts'
import { MODELS, openTestApp } from './app.fixture.ts'

const FILE = new URL('../../../../fixtures/xss-vectors.txt', import.meta.url)
const unit = (hex: string) => String.fromCharCode(Number.parseInt(hex, 16))
const VECTORS = readFileSync(FILE, 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('# '))
  .map((line) => line.replace(/\\u([0-9a-fA-F]{4})/g, (_, hex) => unit(hex)))

/** What the pages of the server are made of. */
const ELEMENTS = new Set(
  (
    'html head meta title link script body a header main footer nav section article h1 h2 h3 p ' +
    'span div ul ol li strong em code pre blockquote br bdi time form input label textarea ' +
    'button fieldset legend select option table caption thead tbody tr th td details summary ' +
    'riposte-thread base dl dt dd'
  ).split(' '),
)
const HANDLER = /^on|^style$|^srcdoc$|^formaction$/

/** Every vector through a whole page, on a machine that does other things too. */
const WALK_MS_MAX = 30_000

type Server = Awaited<ReturnType<typeof openTestApp>>
let server: Server
const posted: { readonly id: string; readonly receiptUrl: string; readonly writer: string }[] = []

beforeAll(async () => {
  server = await openTestApp({ needs: { postsPerMinute: 10_000 } })
  const formToken = server.token()
  let parentId: string | null = null
  for (const vector of VECTORS) {
    const name = vector.replace(/[\n\r\u2028]/g, ' ').slice(0, 80)
    const website = `https://elsewhere.example/?q=${vector.slice(0, 80)}`
    const who = posted[0] && { writer: posted[0].writer }
    const form = { name, website, text: vector, parentId, formToken, ...who }
    const answer = await server.post(form)
    // What has nothing to be seen in it is refused, with a problem.
    if (answer.statusCode !== 201) expect(answer.json()).toHaveProperty('detail')
    else posted.push(answer.json())
    parentId = posted.length % 3 === 0 ? null : (posted.at(-1)?.id ?? null)
  }
  server.clock.now += 5_000
})

/** The tokens of HTML that nothing a reader wrote has changed. Throws at a tag that is not ours. */
function checked(html: string): readonly HtmlToken[] {
  const tokens = htmlTokens(html.replace('<!doctype html>', ''))
  expect(tokens.flatMap(wrongIn)).toEqual([])
  return tokens
}

const ADDRESS = /^(https?:\/\/|\/(?!\/)|#)/

function wrongIn(token: HtmlToken): readonly unknown[] {
  if (token.type === 'text') return []
  const { name, attributes } = token
  if (!ELEMENTS.has(name)) return [token]
  const isData = attributes['type'] === 'application/ld+json'
  if (name === 'script' && token.type === 'open' && !isData && !attributes['src']) return [token]
  return Object.entries(attributes).filter(
    ([key, value]) =>
      HANDLER.test(key) || (/^(href|src|action)$/.test(key) && !ADDRESS.test(value)),
  )
}

const textOf = (tokens: readonly HtmlToken[]) =>
  tokens.map((token) => (token.type === 'text' ? token.text : '')).join('')
const get = async (url: string) => (await server.app.inject(url)).body

test('more than two hundred vectors were taken, whatever they say', () => {
  expect(VECTORS.length).toBeGreaterThanOrEqual(200)
  expect(posted.length).toBeGreaterThan(VECTORS.length - 5)
})

/** Pages and fragments in which the whole thread is drawn. */
test.each([
  ['the page', '/articles/ferry?all'],
  ['the fragment', '/v1/thread?article=/articles/ferry&all'],
  ['the frame', '/frame?article=/articles/ferry&all'],
])('%s is made of our elements only, and shows the vectors as text', async (_, url) => {
  const tokens = checked(await get(url))
  expect(textOf(tokens)).toContain('<script>canary()</script>')
})

test('the desk, programs and live pages get drawn words of the same kind', async () => {
  const headers = { cookie: await server.cookie() }
  const seen: string[] = []
  for (let from = ''; ; ) {
    const url = `/v1/desk/replies?queue=published${from}`
    const page = (await server.app.inject({ url, headers })).json()
    seen.push(...page.entries.map(({ html }: { html: string }) => html))
    if (!page.more) break
    from = `&from=${page.entries.at(-1).version}`
  }
  const json = JSON.parse(await get('/v1/replies?article=/articles/ferry&all'))
  seen.push(...json.replies.map(({ html }: { html: string }) => html))
  for (const { id } of posted) {
    const reply = await server.needs.views.reply(server.needs.site, id as never)
    const { liveChangeOf } = await import('./thread-view.ts')
    seen.push((await liveChangeOf(server.needs, reply!)).html ?? '')
  }
  expect(seen.length).toBe(3 * posted.length)
  for (const html of seen) checked(html)
})

test('a live frame is one frame, whatever is in it', async () => {
  const { sseFrame } = await import('@riposte/protocol')
  for (const vector of VECTORS) {
    const frame = sseFrame(7, 'reply', { html: vector })
    expect(frame.split('\n')).toHaveLength(5)
    expect(frame).not.toMatch(/\r/)
  }
})

test('feeds hold it escaped, and once read it is made of our elements only', async () => {
  const atom = await get('/feed.atom')
  const markup = atom.replace(/<(\/?)(\w+)((?: \w+(?::\w+)?="[^"<]*")*)\/?>/g, '')
  expect(markup.replace(/^<\?xml[^>]*\?>/, '')).not.toContain('<')
  const feed = JSON.parse(await get('/feed.json'))
  for (const { content_html } of feed.items) checked(content_html)
})

test('data for programs in a page ends where it should', async () => {
  const html = await get('/articles/ferry?all')
  const blocks = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)]
  expect(blocks).toHaveLength(1)
  expect(JSON.parse(blocks[0]![1]!).comment).toHaveLength(posted.length)
})

test('receipts, exports and report pages are made of our elements only', async () => {
  for (const { id, receiptUrl } of posted) {
    checked(await get(receiptUrl))
    checked(await get(`${receiptUrl}/export`))
    checked(await get(`/report?reply=${id}`))
  }
})

test('words of an appeal and of its answer are text on the receipt, and no more', async () => {
  const { app, ...held } = await openTestApp({
    model: MODELS.holding,
    needs: { postsPerMinute: 10_000 },
  })
  const [ada, formToken] = [await held.cookie('Ada'), held.token()]
  const send = (url: string, payload: object, cookie = '') =>
    app.inject({ method: 'POST', url, payload, headers: { cookie } })
  let shown = 0
  for (const [number, words] of VECTORS.entries()) {
    const { id, receiptUrl } = (await held.post({ text: `Number ${number}.`, formToken })).json()
    const receipt = receiptUrl.split('/').at(-1)
    // What is no text at all is refused.
    const appeal = await send(`/v1/replies/${id}/appeal`, { receipt, words })
    if (appeal.statusCode !== 200) continue
    checked((await app.inject(receiptUrl)).body)
    const queue = await app.inject({
      url: '/v1/desk/replies?queue=appeals',
      headers: { cookie: ada },
    })
    const [entry] = queue.json().entries
    const answers = { appealId: entry.appeal.id, words: entry.appeal.words }
    const decision = { replyId: id, version: entry.version, decision: 'approve', answers }
    expect((await send('/v1/desk/decisions', decision, ada)).statusCode).toBe(200)
    const tokens = checked((await app.inject(receiptUrl)).body)
    if (words === '<script>canary()</script>') expect(textOf(tokens)).toContain(words)
    shown++
  }
  expect(shown).toBeGreaterThan(VECTORS.length - 5)
  await held.stop()
})

test('all replies of one writer are listed with our elements only', async () => {
  const receipt = await get(posted[0]!.receiptUrl)
  let seen = 0
  for (let url = /href="(\/mine\/[^"]+)"/.exec(receipt)?.[1]; url; ) {
    const page: string = await get(url)
    checked(page)
    seen += page.match(/class="quoted"/g)?.length ?? 0
    url = /href="(\/mine\/[^"]*\?before=[^"]*)"/.exec(page)?.[1]
  }
  expect(seen).toBe(posted.length)
})

test(
  'a form that comes back has what was typed, as text',
  async () => {
    for (const vector of VECTORS) {
      const fields = {
        name: vector,
        email: vector,
        website: vector,
        text: vector,
        parentId: vector,
      }
      const page = await server.postForm({ ...fields, formToken: vector, subject: vector })
      expect(page.statusCode).toBeGreaterThanOrEqual(400)
      checked(page.body)
    }
  },
  WALK_MS_MAX,
)

test(
  'the form for whom a reply is about gives back what was typed as text',
  async () => {
    const form = '/privacy/ledger/about-me'
    for (const vector of VECTORS) {
      server.clock.now += 60_000
      const fields = { where: vector, quote: vector, words: vector, ground: vector }
      const page = await server.app.inject({
        method: 'POST',
        url: form,
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
        payload: new URLSearchParams(fields).toString(),
      })
      expect(page.statusCode).toBe(400)
      checked(page.body)
      checked(await get(`${form}?where=${encodeURIComponent(vector)}`))
    }
  },
  WALK_MS_MAX,
)

test('what such people say comes to the desk as text, which only the desk draws', async () => {
  const token = async () =>
    /name="formToken" value="([^"]+)"/.exec(await get('/privacy/ledger/about-me'))![1]!
  const { id } = posted[0]!
  const said = VECTORS.filter((it) => it.trim() && !/[\ud800-\udfff]/.test(it)).slice(0, 40)
  for (const words of said) {
    server.clock.now += 60_000
    const fields = { where: `#reply-${id}`, words, ground: 'other', formToken: await token() }
    const answer = await server.app.inject({
      method: 'POST',
      url: '/privacy/ledger/about-me',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
      payload: new URLSearchParams(fields).toString(),
    })
    checked(answer.statusCode === 303 ? await get(String(answer.headers.location)) : answer.body)
  }
  const headers = { cookie: await server.cookie() }
  const page = await server.app.inject({ url: '/v1/desk/replies?queue=reported', headers })
  const [entry] = page.json().entries
  expect(entry.reports.length).toBeGreaterThan(30)
  checked(entry.html)
})

test(
  'an address of an article can hold anything, and does nothing',
  async () => {
    for (const vector of VECTORS) {
      const article = encodeURIComponent(`https://news.example/${vector}`)
      for (const url of [`/thread?article=${article}`, `/v1/thread?article=${article}`]) {
        const page = await server.app.inject({ url, headers: { accept: 'text/html' } })
        if (page.statusCode === 200) checked(page.body)
      }
      const order = encodeURIComponent(vector)
      const odd = `order=${order}&after=${order}&reply=${order}&under=${order}&to=${order}`
      checked(await get(`/articles/ferry?${odd}`))
    }
  },
  WALK_MS_MAX,
)
