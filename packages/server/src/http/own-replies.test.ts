import { ReplyExport, type WriterId } from '@riposte/protocol'
import fc from 'fast-check'
import { Compile } from 'typebox/compile'
import { expect, test } from 'vitest'
import { idOf, submitted } from '../backend/events.fixture.ts'
import { openTestApp, SITE } from './app.fixture.ts'
import { writerOfPageToken, writerPageToken } from './own-token.ts'

const replyExport = Compile(ReplyExport)
const WRITER = 'b'.repeat(26) as WriterId

/** A server on which one writer has left `count` replies, and somebody else one. */
async function openWritten(count: number) {
  const server = await openTestApp()
  const { journal, keys } = server.needs
  for (let n = 0; n < count; n++) {
    const words = { at: n + 1, writer: WRITER, text: `Number ${n}.` }
    await journal.record(submitted(`n${'abcdefghij'[n % 10]}${'z'.repeat(n / 10)}`, words))
  }
  const another = { writer: 'c'.repeat(26) as WriterId, text: 'Of somebody else.' }
  await journal.record(submitted('other', another))
  const url = `/mine/${writerPageToken(keys.receipt, WRITER)}`
  const erase = (payload: string) =>
    server.app.inject({
      method: 'POST',
      url: `${url}/erase`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload,
    })
  return { ...server, url, erase }
}

test('a writer’s replies are listed a page at a time, the newest first', async () => {
  const { app, url, receiptOf, stop } = await openWritten(120)
  const seen: string[] = []
  let pages = 0
  for (let next: string | undefined = url; next; pages++) {
    const page: string = (await app.inject(next)).body
    seen.push(...[...page.matchAll(/Number (\d+)\./g)].map(([, n]) => n!))
    expect(page).not.toContain('Of somebody else')
    next = /href="(\/mine\/[^"]*\?before=[^"]*)"/.exec(page)?.[1]
  }
  expect(pages).toBe(3)
  expect(seen).toEqual(Array.from({ length: 120 }, (_, n) => String(119 - n)))
  expect((await app.inject(url)).body).toContain(receiptOf(idOf(`nj${'z'.repeat(11)}`)))
  await stop()
})

test('the receipt leads there, and the address cannot be guessed', async () => {
  const { app, post, receiptOf, stop } = await openTestApp()
  const first = (await post({ text: 'My first.' })).json()
  const second = (await post({ text: 'My second.', writer: first.writer })).json()
  const receipt = (await app.inject(receiptOf(first.id))).body
  const url = /href="(\/mine\/[^"]+)"/.exec(receipt)![1]!
  const page = await app.inject(url)
  expect(page.body).toContain('My first.')
  expect(page.body).toContain(receiptOf(second.id))
  expect(page.headers['referrer-policy']).toBe('no-referrer')
  expect((await app.inject(`${url.slice(0, -1)}_`)).statusCode).toBe(404)
  expect((await app.inject(`${url.slice(0, -1)}_/export.ndjson`)).statusCode).toBe(404)
  await stop()
})

test('a token opens its own writer’s replies only', () => {
  const key = new Uint8Array(32)
  const anyWriter = fc.stringMatching(/^[a-z2-7]{26}$/)
  const property = fc.property(anyWriter, anyWriter, (writer, another) => {
    const token = writerPageToken(key, writer as WriterId)
    expect(writerOfPageToken(key, token)).toBe(writer)
    if (writer === another) return
    expect(writerOfPageToken(key, another + token.slice(26))).toBeUndefined()
  })
  fc.assert(property)
})

test('all of them are exported, a line each, and nobody else’s', async () => {
  const { app, url, stop } = await openWritten(120)
  const file = await app.inject(`${url}/export.ndjson`)
  expect(file.headers['content-type']).toContain('application/x-ndjson')
  const lines = file.body
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines).toHaveLength(120)
  for (const line of lines) expect([...replyExport.Errors(line)]).toEqual([])
  expect(file.body).not.toContain('Of somebody else')
  await stop()
})

test('all of them are erased at once, after a tick, and nobody else’s', async () => {
  const { app, url, erase, needs, stop } = await openWritten(120)
  expect((await erase('')).statusCode).toBe(400)
  expect(await needs.views.publishedBy(SITE, WRITER)).toBe(120)
  const done = await erase('confirm=yes')
  expect(done.headers.location).toBe(`${url}?erased=120`)
  expect((await app.inject(String(done.headers.location))).body).toContain('120 replies have been')
  expect(await needs.views.repliesBy(SITE, WRITER, 9)).toEqual([])
  expect(await needs.views.reply(SITE, idOf('na'))).toMatchObject({ text: '', erasedBy: 'writer' })
  expect(await needs.views.reply(SITE, idOf('other'))).toMatchObject({ status: 'published' })
  expect((await erase('confirm=yes')).headers.location).toBe(`${url}?erased=0`)
  await stop()
})

test('stopped half-way, erasing goes on where it was when it is asked again', async () => {
  const { needs, erase, stop } = await openWritten(120)
  let allowed = 60
  const { record } = needs.journal
  Object.assign(needs.journal, {
    record: async (...of: Parameters<typeof record>) => {
      if (allowed-- > 0) return record(...of)
      throw new Error('killed')
    },
  })
  expect((await erase('confirm=yes')).statusCode).toBe(500)
  expect(await needs.views.publishedBy(SITE, WRITER)).toBe(60)
  Object.assign(needs.journal, { record })
  await erase('confirm=yes')
  expect(await needs.views.publishedBy(SITE, WRITER)).toBe(0)
  await stop()
})
