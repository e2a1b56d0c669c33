import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LIMITS } from '@riposte/protocol'
import { expect, test, vi } from 'vitest'
import { openSqliteBackend } from '../backend/embedded/sqlite-backend.ts'
import { openMemoryBackend } from '../backend/memory/memory-backend.ts'
import { openBlocks } from '../blocks/open-blocks.ts'
import { htmlTokens } from '../render/html-tokens.fixture.ts'
import { AKISMET_KEY, MODELS, openTestApp, SITE } from './app.fixture.ts'

type Options = Parameters<typeof openTestApp>[0]

const pageText = (html: string) =>
  htmlTokens(html.replace('<!doctype html>', ''))
    .map((token) => (token.type === 'text' ? token.text : ' '))
    .join('')

/** A reply, its receipt, and the desks of several moderators. */
async function openAppeals(options: Options = { model: MODELS.holding }) {
  const server = await openTestApp(options)
  const { app } = server
  const { id, receiptUrl } = (await server.post({ text: 'The pier is closed.' })).json()
  const receipt = String(receiptUrl).split('/').at(-1)!
  const appealForm = (words: string, url = `${receiptUrl}/appeal`) =>
    app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
      payload: new URLSearchParams({ words }).toString(),
    })
  const ask = (payload: object, of = id) =>
    app.inject({ method: 'POST', url: `/v1/replies/${of}/appeal`, payload })
  const page = async () => pageText((await app.inject(receiptUrl)).body)
  const desk = async (name: string) => {
    const headers = { cookie: await server.cookie(name) }
    const queue = async (which = 'appeals') =>
      (await app.inject({ url: `/v1/desk/replies?queue=${which}`, headers })).json()
    const send = (verb: string, payload: object) =>
      app.inject({ method: 'POST', url: `/v1/desk/${verb}`, headers, payload })
    const decide = async (decision: string, more: object = {}) => {
      const { position: version } = (await server.needs.views.reply(SITE, id))!
      return send('decisions', { replyId: id, version, decision, ...more })
    }
    return { queue, decide, send }
  }
  return { ...server, id, receipt, receiptUrl, appealForm, ask, page, desk }
}

const BACK_ENDS = {
  memory: openMemoryBackend,
  SQLite: () => openSqliteBackend(join(mkdtempSync(join(tmpdir(), 'riposte-')), 'riposte.db')),
}

test.each(Object.entries(BACK_ENDS))(
  'kept in %s an appeal is made, answered and read',
  async (...it) => {
    const backend = it[1]()
    const server = await openAppeals({ model: MODELS.holding, backend })
    const { app, needs, page, appealForm, receiptUrl } = server
    const [ada, ben] = [await server.desk('Ada'), await server.desk('Ben')]
    await ada.decide('spam')
    const standing = () => needs.writers.recall({ text: '', author: 'Ada' }, '', needs.now())
    await vi.waitFor(() => expect(standing()[0]?.logOdds).toBeGreaterThan(0))

    expect(await page()).toContain('Ask a person to look again')
    const sent = await appealForm('It was\r\nabout the pier.')
    expect([sent.statusCode, sent.headers.location]).toEqual([303, `${receiptUrl}?appealed`])
    expect((await app.inject(`${receiptUrl}?appealed`)).body).toContain(
      'a person will look at your',
    )
    expect(await page()).toContain('You appealed on 20 November 2026.')
    expect(await page()).not.toContain('Ask a person to look again')

    expect((await ada.queue()).entries).toMatchObject([{ appeal: { isForColleague: true } }])
    const { entries, counts } = await ben.queue()
    const appeal = { words: 'It was\nabout the pier.', isForColleague: false }
    expect([entries, counts.appeals]).toMatchObject([[{ status: 'spam', appeal }], 1])
    const answers = { appealId: entries[0].appeal.id, words: 'Sorry, you are right.' }
    const own = await ada.decide('approve', { answers })
    expect([own.statusCode, own.json().detail]).toMatchObject([
      403,
      expect.stringMatching(/colleag/),
    ])
    const answered = (await ben.decide('approve', { answers })).json()
    expect(answered.entry).toMatchObject({
      status: 'published',
      appeal: null,
      decision: { by: 'you', answer: answers.words },
    })
    expect(await page()).toMatch(/Answered on 20 November 2026 by a moderator: .* is published/)
    expect(await page()).toContain('Sorry, you are right.')
    expect((await app.inject('/articles/ferry')).body).toContain('The pier is closed.')
    await vi.waitFor(() => expect(standing()[0]?.logOdds).toBeLessThan(0))
    expect(await needs.views.lessons(SITE)).toMatchObject([{ label: 'ham' }])

    const { version, decision } = answered.entry
    const undo = { replyId: server.id, version, decisionId: decision.id }
    expect((await ben.send('undo', undo)).json().counts.appeals).toBe(1)
    expect(await page()).toContain('You appealed on 20 November 2026.')
    await server.stop()
    await backend.close()
  },
)

test('readers are told of a moderator, never which one', async () => {
  const { desk, page, appealForm, app, receiptUrl } = await openAppeals()
  await (await desk('Ada')).decide('reject', { ground: 'abuse' })
  await appealForm('')
  await (await desk('Ben')).decide('reject', { ground: 'other' })
  expect(await page()).toContain('by a moderator: your reply stays unpublished')
  expect((await app.inject(receiptUrl)).body).not.toMatch(/moderator-/)
})

test('a program appeals with the receipt, and asking twice is asking once', async () => {
  const { ask, id, receipt, clock, needs } = await openAppeals()
  const first = await ask({ receipt, words: 'Please.' })
  expect(first.json()).toEqual({ status: 'held', appealedAt: clock.now })
  clock.now += 1_000
  expect((await ask({ receipt, words: 'Please.' })).json()).toEqual(first.json())
  const other = await ask({ receipt, words: 'Something else.' })
  expect(other.json()).toMatchObject({ status: 409, code: 'not-appealable' })
  expect(other.json().detail).toContain('appealed already')
  expect((await needs.views.reply(SITE, id))?.appeals).toHaveLength(1)
})

test('words may be missing; too long, broken or unknown ones are refused by name', async () => {
  const { ask, receipt, appealForm, needs, id } = await openAppeals()
  const long = 'ä'.repeat(LIMITS.appealCharsMax + 1)
  for (const [payload, field] of [
    [{ receipt, words: long }, 'words'],
    [{ receipt, words: 'half \ud83d' }, 'words'],
    [{ receipt, more: 1 }, 'more'],
    [{ words: 'x' }, 'receipt'],
  ] as const) {
    expect((await ask(payload)).json()).toMatchObject({ code: 'invalid-request', field })
  }
  expect((await appealForm(long)).statusCode).toBe(400)
  expect((await needs.views.reply(SITE, id))?.appeals).toEqual([])
  expect((await ask({ receipt, words: long.slice(1) })).statusCode).toBe(200)
})

test('only the receipt of the reply itself opens it', async () => {
  const { ask, post, id, receipt, appealForm } = await openAppeals()
  const other = (await post({ text: 'Mine.' })).json()
  expect((await ask({ receipt }, other.id)).statusCode).toBe(404)
  expect((await ask({ receipt: `${id}${'x'.repeat(22)}` })).statusCode).toBe(404)
  expect((await appealForm('', '/receipt/x/appeal')).statusCode).toBe(404)
})

test('appeals are counted per network, as posts are', async () => {
  const { ask, receipt } = await openAppeals({
    model: MODELS.holding,
    needs: { postsPerMinute: 1 },
  })
  expect((await ask({ receipt })).statusCode).toBe(200)
  expect((await ask({ receipt })).json()).toMatchObject({ code: 'rate-limited' })
})

test('what is published or erased has nothing to appeal against', async () => {
  const { ask, receipt, page, app, receiptUrl } = await openAppeals({})
  expect((await ask({ receipt })).json()).toMatchObject({ code: 'not-appealable' })
  expect(await page()).not.toContain('look again')
  const url = `/v1/replies/${receipt.slice(0, 26)}`
  await app.inject({ method: 'DELETE', url, payload: { receipt } })
  expect((await ask({ receipt })).statusCode).toBe(404)
  expect((await app.inject(receiptUrl)).statusCode).toBe(200)
})

test('while it waits the receipt says until when the reply is kept', async () => {
  const { appealForm, page, needs } = await openAppeals({ model: MODELS.refusing })
  await appealForm('')
  expect(await page()).toContain('Until then your reply is kept, at most until 19 May 2027.')
  expect(await page()).not.toContain('What you wrote')
  expect(await needs.overdueCount()).toBe(0)
})

test('who is blocked quietly is told of an appeal that waits, until it is granted', async () => {
  const server = await openTestApp()
  const blocks = openBlocks({ ...server.needs, file: undefined, allowsQuiet: true })
  blocks.write('word: pier -> quiet')
  const { appealForm, page, desk, needs, id } = await openAppeals({ needs: { blocks } })
  await appealForm('')
  const [ada, ben] = [await desk('Ada'), await desk('Ben')]
  await ada.decide('spam')
  expect((await needs.views.reply(SITE, id))?.status).toBe('spam')
  expect(await page()).toMatch(/Waiting for a moderator.*A person who has not decided/s)
  expect(await page()).not.toContain('unpublished')
  await ben.decide('approve')
  expect(await page()).toMatch(/You appealed on .* The decision was changed since/)
  await server.stop()
})

test('an answer that was turned round later is not shown as if it stood', async () => {
  const { appealForm, page, desk } = await openAppeals()
  const [ada, ben] = [await desk('Ada'), await desk('Ben')]
  await appealForm('')
  await ada.decide('approve', {})
  expect(await page()).toMatch(/by a moderator: your reply is published/)
  await ben.decide('reject', { ground: 'illegal' })
  expect(await page()).toContain('The decision was changed since.')
  expect(await page()).toContain('Ask a person to look again')
})

test('the metrics count what waits for an answer', async () => {
  const { app, appealForm } = await openAppeals()
  await appealForm('')
  const headers = { authorization: `Bearer ${AKISMET_KEY}` }
  const { body } = await app.inject({ url: '/metrics', headers })
  expect(body).toContain('riposte_queue_replies{queue="appeals"} 1')
})
