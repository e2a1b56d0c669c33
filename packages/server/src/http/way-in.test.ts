import { LIMITS } from '@riposte/protocol'
import { expect, test, vi } from 'vitest'
import { SITE } from './app.fixture.ts'
import { openMailApp } from './mail.fixture.ts'

const ASKS = { notify: true, email: 'ada@mail.example' }

/** Somebody who is told of answers to one of two replies, by the same writer, asks for the link. */
async function openConfirmed() {
  const server = await openMailApp()
  const first = (await server.post({ ...ASKS, text: 'Told of answers.' })).json()
  const second = await server.post({ text: 'By the same writer.', writer: first.writer })
  await server.post({ text: 'By somebody else.' })
  await vi.waitFor(() => expect(server.mails).toHaveLength(1))
  await server.press(server.path('confirm'))
  const ask = (email: string) =>
    server.press(`/privacy/${SITE}/mine`, new URLSearchParams({ email }).toString())
  return { ...server, first, second: second.json(), ask }
}

test('a confirmed address gets a link to the replies that it is told about', async () => {
  const server = await openConfirmed()
  await server.ask('ADA@mail.example')
  await vi.waitFor(() => expect(server.mails).toHaveLength(2))
  expect(server.mails[1]).toMatchObject({
    to: 'ada@mail.example',
    subject: 'A link to your replies: The Ledger',
  })
  const link = server.path('mine')
  expect((await server.open(link)).body).toContain('Show my replies')
  const opened = await server.press(link)
  expect(opened.statusCode).toBe(303)
  const page = await server.open(String(opened.headers.location))
  expect(page.body).toContain('Told of answers.')
  expect(page.body).toContain('By the same writer.')
  expect(page.body).not.toContain('By somebody else.')
  const file = await server.open(`${opened.headers.location}/export.ndjson`)
  expect(file.body.trimEnd().split('\n')).toHaveLength(2)
  await server.end()
})

test('the answer is the same whether the address is known or not', async () => {
  const server = await openConfirmed()
  const known = await server.ask('ada@mail.example')
  const unknown = await server.ask('nobody@mail.example')
  expect([unknown.statusCode, unknown.body]).toEqual([known.statusCode, known.body])
  await vi.waitFor(() => expect(server.mails).toHaveLength(2))
  expect((await server.ask('no address')).statusCode).toBe(400)
  await server.end()
})

test('an address that is not confirmed gets none, and one that was sent one waits', async () => {
  const server = await openConfirmed()
  await server.post({ ...ASKS, email: 'eve@mail.example', text: 'Not confirmed.' })
  await vi.waitFor(() => expect(server.mails).toHaveLength(2))
  for (const email of ['eve@mail.example', 'ada@mail.example', 'ada@mail.example']) {
    await server.ask(email)
  }
  await vi.waitFor(() => expect(server.mails).toHaveLength(3))
  server.clock.now += LIMITS.wayInAgainMsMin + 1
  await server.ask('ada@mail.example')
  await vi.waitFor(() => expect(server.mails).toHaveLength(4))
  const links = server.mails.filter(({ text }) => text.includes('/mail/mine/'))
  expect(links.map(({ to }) => to)).toEqual(['ada@mail.example', 'ada@mail.example'])
  await server.end()
})

test('a link opens once and for a while, and its page for an hour', async () => {
  const server = await openConfirmed()
  await server.ask('ada@mail.example')
  await vi.waitFor(() => expect(server.mails).toHaveLength(2))
  const link = server.path('mine')
  expect((await server.press(`${link}x`)).statusCode).toBe(404)
  const page = String((await server.press(link)).headers.location)
  expect((await server.press(link)).statusCode).toBe(404)
  expect((await server.open(link)).statusCode).toBe(404)
  server.clock.now += LIMITS.ownPageMsMax
  expect((await server.open(page)).statusCode).toBe(404)
  await server.ask('ada@mail.example')
  await vi.waitFor(() => expect(server.mails).toHaveLength(3))
  server.clock.now += LIMITS.wayInLinkMsMax + 1
  expect((await server.press(server.path('mine'))).statusCode).toBe(404)
  await server.end()
})

test('erasing all from there takes every reply and the address along', async () => {
  const server = await openConfirmed()
  await server.ask('ada@mail.example')
  await vi.waitFor(() => expect(server.mails).toHaveLength(2))
  const page = String((await server.press(server.path('mine'))).headers.location)
  const done = await server.press(`${page}/erase`, 'confirm=yes')
  expect(done.headers.location).toBe(`${page}?erased=2`)
  const { views, mailBook } = server.needs
  for (const { id } of [server.first, server.second]) {
    expect(await views.reply(SITE, id)).toMatchObject({ status: 'erased', text: '' })
  }
  expect(await mailBook.subscriptionOf(SITE, server.first.id)).toBeUndefined()
  expect((await server.open(page)).body).toContain('There are none.')
  await server.end()
})
