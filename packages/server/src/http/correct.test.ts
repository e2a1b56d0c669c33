import { LIMITS } from '@riposte/protocol'
import { expect, test } from 'vitest'
import { MODELS, openTestApp, RULES, SITE } from './app.fixture.ts'

/** A server on which the time for edits is over. */
async function openLater(options: Parameters<typeof openTestApp>[0] = {}) {
  const server = await openTestApp(options)
  const { id } = (await server.post({ text: 'The fery was late.' })).json()
  server.clock.now += RULES.editMs + 1
  const receipt = server.receiptOf(id)
  const correct = (text: string, more: Readonly<Record<string, string>> = {}) =>
    server.app.inject({
      method: 'POST',
      url: `${receipt}/correct`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
      payload: new URLSearchParams({ text, ...more }).toString(),
    })
  const stored = async () => (await server.needs.views.reply(SITE, id))!
  const decide = async (decision: string, more = {}) => {
    const payload = { replyId: id, version: (await stored()).position, decision, ...more }
    const headers = { cookie: await server.cookie() }
    await server.app.inject({ method: 'POST', url: '/v1/desk/decisions', headers, payload })
  }
  return { ...server, id, receipt, correct, stored, decide }
}

test('after the time for edits a reply can be corrected, and waits for a person then', async () => {
  const { app, receipt, correct, stored, decide, stop } = await openLater()
  const before = (await app.inject(receipt)).body
  expect(before).toContain('a person looks at it before it is shown again')
  const answer = await correct('The ferry was late.')
  expect(answer.headers.location).toBe(`${receipt}?corrected`)
  const after = (await app.inject(String(answer.headers.location))).body
  expect(after).toContain('Waiting for a moderator')
  expect(after).toContain('has been corrected')
  expect(await stored()).toMatchObject({
    status: 'held',
    text: 'The ferry was late.',
    revisions: [{ text: 'The fery was late.' }],
  })
  expect((await app.inject('/articles/ferry')).body).not.toContain('The ferry was late.')
  await decide('approve')
  expect((await app.inject('/articles/ferry')).body).toContain('The ferry was late.')
  await stop()
})

test('what a person rejected waits for a person again; what is kept apart stays so', async () => {
  const rejected = await openLater()
  await rejected.decide('reject', { ground: 'abuse' })
  await rejected.correct('The ferry was late.')
  expect(await rejected.stored()).toMatchObject({ status: 'held', decisions: [] })
  await rejected.stop()
  const spam = await openLater({ model: MODELS.refusing })
  await spam.correct('The ferry was late.')
  expect(await spam.stored()).toMatchObject({ status: 'spam', text: 'The ferry was late.' })
  await spam.stop()
})

test('within the time for edits the receipt offers the edit, which need not wait', async () => {
  const { app, post, receiptOf, stop } = await openTestApp()
  const { id } = (await post({})).json()
  const page = (await app.inject(receiptOf(id))).body
  expect(page).toContain(`${receiptOf(id)}/edit`)
  expect(page).not.toContain(`${receiptOf(id)}/correct`)
  await stop()
})

test('a name and a website can be corrected, and the export has what they were', async () => {
  const { app, receipt, correct, stored, decide, stop } = await openLater()
  const { name: before } = await stored()
  expect((await app.inject(receipt)).body).toContain(`name="name" value="${before}"`)
  await correct('The ferry was late.', { name: 'Ada <King>', website: 'ada.example' })
  const names = { name: 'Ada <King>', website: 'https://ada.example/' }
  expect(await stored()).toMatchObject({ status: 'held', ...names })
  await decide('approve')
  const article = (await app.inject('/articles/ferry')).body
  expect(article).toContain('Ada &lt;King>')
  const { held } = (await app.inject(`${receipt}/export.json`)).json()
  const values = held.find(({ entry }: { entry: string }) => entry === 'name').values
  expect(values).toEqual({ name: 'Ada <King>', before: [before] })
  await stop()
})

test('what is wrong with a correction is said, and nothing is changed', async () => {
  const { correct, stored, stop } = await openLater()
  const before = await stored()
  const wrong = [
    { name: '' },
    { name: 'a'.repeat(LIMITS.nameCharsMax + 1) },
    { name: 'a\nb' },
    { website: 'javascript:alert(1)' },
    { website: `https://a.example/${'a'.repeat(LIMITS.websiteCharsMax)}` },
  ]
  for (const more of wrong) expect((await correct('Fine.', more)).statusCode).toBe(400)
  expect((await correct('')).statusCode).toBe(400)
  expect(await stored()).toEqual(before)
  await stop()
})

test('an erased reply, or one in a read-only thread, is not corrected', async () => {
  const { app, receipt, correct, cookie, stored, stop } = await openLater()
  const send = (url: string, fields: Record<string, string>, headers = {}) =>
    app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      payload: new URLSearchParams(fields).toString(),
    })
  const rule = { article: '/articles/ferry', state: 'read-only' }
  await send('/desk/threads', rule, { cookie: await cookie() })
  expect((await correct('Other words.')).statusCode).toBe(409)
  expect((await app.inject(receipt)).body).not.toContain(`${receipt}/correct`)
  await send('/desk/threads', { ...rule, state: 'open' }, { cookie: await cookie() })
  await send(`${receipt}/erase`, { confirm: 'yes' })
  expect((await correct('Other words.')).statusCode).toBe(409)
  expect(await stored()).toMatchObject({ text: '' })
  await stop()
})
