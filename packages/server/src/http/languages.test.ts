import type { Language } from '@riposte/messages'
import { GROUNDS } from '@riposte/protocol'
import { expect, test, vi } from 'vitest'
import { readWords } from '../read-words.ts'
import { renderReceiptPage } from '../render/receipt-page.tsx'
import { receipt } from '../render/views.fixture.ts'
import { MODELS, openTestApp } from './app.fixture.ts'
import { englishLeftovers } from './english-leftovers.fixture.ts'
import { openMailApp } from './mail.fixture.ts'

const LANGUAGES = ['de', 'ru', 'ar'] as const
const HTML = { accept: 'text/html' }

/** Has the language and direction of its site, and no English sentence of ours. */
function expectSpeaks(language: Language, html: string) {
  const { direction } = readWords(language)
  expect(html).toMatch(new RegExp(`^<!doctype html>\n<html lang="${language}" dir="${direction}">`))
  expect(englishLeftovers(html, language)).toEqual([])
}

test('on an English site the same look finds its sentences', async () => {
  const { postForm, stop } = await openTestApp()
  const page = (await postForm({})).body
  expect(englishLeftovers(page, 'de')).toContain('Your reply is published')
  await stop()
})

test.each(LANGUAGES)(
  'a %s site speaks its language after a post without a script',
  async (name) => {
    const words = readWords(name)
    for (const model of Object.values(MODELS)) {
      const server = await openTestApp({ model, words })
      expectSpeaks(name, (await server.postForm({})).body)
      expectSpeaks(name, (await server.postForm({ name: '', website: 'x', text: '' })).body)
      await server.stop()
    }
  },
)

test.each(LANGUAGES)(
  'a %s site has its front page, threads and feeds in its language',
  async (name) => {
    const { app, post, stop } = await openTestApp({ words: readWords(name) })
    await post({})
    const elsewhere = '/thread?article=https%3A%2F%2Fnews.example%2Fa'
    const frame = '/frame?article=%2Farticles%2Fferry'
    for (const url of ['/', '/articles/ferry', '/articles/clock', elsewhere, frame]) {
      expectSpeaks(name, (await app.inject(url)).body)
    }
    const feed = (await app.inject('/feed.json?article=/articles/ferry')).json()
    expect(feed.language).toBe(name)
    expect(englishLeftovers(`${feed.title}\n${feed.items[0].title}`, name)).toEqual([])
    await stop()
  },
)

test.each(LANGUAGES)('a %s site takes reports in its language', async (name) => {
  const { app, clock, post, token, stop } = await openTestApp({ words: readWords(name) })
  const { id } = (await post({})).json()
  expectSpeaks(name, (await app.inject(`/report?reply=${id}`)).body)
  const formToken = token()
  clock.now += 5_000
  const send = (fields: Record<string, string>) =>
    app.inject({
      method: 'POST',
      url: '/report',
      headers: { ...HTML, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ reply: id, formToken, ...fields }).toString(),
    })
  const refused = await send({})
  expect(refused.statusCode).toBe(400)
  expectSpeaks(name, refused.body)
  const taken = await send({ ground: 'abuse' })
  expect(taken.statusCode).toBe(200)
  expectSpeaks(name, taken.body)
  await stop()
})

test.each(LANGUAGES)('a %s site gives receipts in its language', async (name) => {
  for (const model of Object.values(MODELS)) {
    const server = await openTestApp({ model, words: readWords(name) })
    const { id } = (await server.post({})).json()
    const open = async (query = '') =>
      expectSpeaks(name, (await server.app.inject(server.receiptOf(id) + query)).body)
    const press = (verb: string, payload: string) =>
      server.app.inject({
        method: 'POST',
        url: `${server.receiptOf(id)}/${verb}`,
        headers: { ...HTML, 'content-type': 'application/x-www-form-urlencoded' },
        payload,
      })
    await open('?changed')
    server.clock.now += 3_600_000
    await open('?corrected')
    expectSpeaks(name, (await press('edit', 'text=')).body)
    expect((await press('object', '')).statusCode).toBe(303)
    await open()
    expectSpeaks(name, (await press('erase', '')).body)
    expect((await press('erase', 'confirm=yes')).statusCode).toBe(303)
    await open('?erased')
    await server.stop()
  }
})

test.each(LANGUAGES)(
  'a %s site mails, and opens what mails lead to, in its language',
  async (name) => {
    const server = await openMailApp({ words: readWords(name) })
    const { id, message } = (await server.post({ notify: true, email: 'a@mail.example' })).json()
    expect(englishLeftovers(message, name)).toEqual([])
    await vi.waitFor(() => expect(server.mails).toHaveLength(1))
    const confirm = server.path('confirm')
    for (const step of ['confirm', 'unsubscribe']) {
      expectSpeaks(name, (await server.open(server.path(step))).body)
    }
    expectSpeaks(name, (await server.press(confirm)).body)
    expectSpeaks(name, (await server.app.inject(server.receiptOf(id))).body)
    await server.post({ parentId: id, name: 'Eve', text: 'x' })
    await vi.waitFor(async () => {
      server.clock.now += 60_000
      expect(server.mails).toHaveLength(2)
    })
    for (const { subject, text } of server.mails) {
      expect(englishLeftovers(`${subject}\n${text}`, name)).toEqual([])
    }
    expectSpeaks(name, (await server.press(server.path('unsubscribe'))).body)
    expectSpeaks(name, (await server.open(confirm)).body)
    expectSpeaks(name, (await server.open(`${confirm}x`)).body)
    await server.end()
  },
)

test.each(LANGUAGES)('a receipt says in %s who decided and why', (name) => {
  const site = { ...receipt.site, words: readWords(name) }
  const at = Date.UTC(2026, 10, 21)
  const grounds = [...GROUNDS, null].map((ground) => ({ kind: 'reject', ground, at }) as const)
  const plain = (['approve', 'spam'] as const).map((kind) => ({ kind, ground: null, at }))
  for (const decision of [...grounds, ...plain]) {
    const view = { ...receipt, site, decision, editUrl: '/edit' }
    expectSpeaks(name, renderReceiptPage(view))
  }
  const pending = { state: 'pending', stopUrl: '/stop' } as const
  const verdict = { ...receipt.verdict, model: 'none' }
  expectSpeaks(name, renderReceiptPage({ ...receipt, site, verdict, held: [], mail: pending }))
})

test('on an Arabic site receipt and notice leave nothing in English', async () => {
  const { app, post, receiptOf, stop } = await openTestApp({ words: readWords('ar') })
  const { id } = (await post({ text: 'Buy cheap pills at https://pills.example now' })).json()
  const receipt = (await app.inject(receiptOf(id))).body
  const notice = (await app.inject('/privacy/ledger')).body
  for (const page of [receipt, notice]) {
    expect(page).toContain('<html lang="ar" dir="rtl">')
    expect(page).not.toContain(' lang="en"')
    expect(englishLeftovers(page, 'ar')).toEqual([])
  }
  await stop()
})

test.each(LANGUAGES)('a %s site hears whom a reply is about in its language', async (name) => {
  const { app, post, stop } = await openTestApp({ words: readWords(name) })
  const { id } = (await post({})).json()
  const form = (await app.inject('/privacy/ledger/about-me')).body
  expectSpeaks(name, form)
  const formToken = /name="formToken" value="([^"]+)"/.exec(form)![1]!
  const send = (fields: Record<string, string>) =>
    app.inject({
      method: 'POST',
      url: '/privacy/ledger/about-me',
      headers: { ...HTML, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ formToken, words: 'x', ...fields }).toString(),
    })
  expectSpeaks(name, (await send({})).body)
  expectSpeaks(name, (await send({ ground: 'illegal' })).body)
  const taken = await send({ ground: 'illegal', where: `#reply-${id}` })
  expect(taken.statusCode).toBe(303)
  expectSpeaks(name, (await app.inject(String(taken.headers.location))).body)
  await stop()
})

test.each(LANGUAGES)('a %s site lets people see all they wrote in its language', async (name) => {
  const server = await openMailApp({ words: readWords(name) })
  const asked = (await server.post({ notify: true, email: 'a@mail.example' })).json()
  await vi.waitFor(() => expect(server.mails).toHaveLength(1))
  await server.press(server.path('confirm'))
  expectSpeaks(name, (await server.open(`${asked.receiptUrl}/export`)).body)
  expectSpeaks(name, (await server.open('/privacy/ledger/mine')).body)
  expectSpeaks(name, (await server.press('/privacy/ledger/mine', 'email=x')).body)
  expectSpeaks(name, (await server.press('/privacy/ledger/mine', 'email=a@mail.example')).body)
  await vi.waitFor(() => expect(server.mails).toHaveLength(2))
  const { subject, text } = server.mails[1]!
  expect(englishLeftovers(`${subject}\n${text}`, name)).toEqual([])
  const link = server.path('mine')
  expectSpeaks(name, (await server.open(link)).body)
  const page = String((await server.press(link)).headers.location)
  expectSpeaks(name, (await server.open(page)).body)
  expectSpeaks(name, (await server.press(link)).body)
  const done = await server.press(`${page}/erase`, 'confirm=yes')
  expectSpeaks(name, (await server.open(String(done.headers.location))).body)
  await server.end()
})
