import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { openSqliteBackend } from '../backend/embedded/sqlite-backend.ts'
import { MODELS, openTestApp, SITE } from './app.fixture.ts'
import { openMailApp } from './mail.fixture.ts'

const ASKS = { notify: true, email: 'ada@mail.example' }
const MINUTE = 60_000

/** Somebody posts, asks for mail, and opens the link: the state of a confirmed reader. */
async function openConfirmed() {
  const server = await openMailApp()
  const { id } = (await server.post(ASKS)).json()
  await vi.waitFor(() => expect(server.mails).toHaveLength(1))
  await server.press(server.path('confirm'))
  const answer = async (text: string) => {
    const { id: answerId } = (await server.post({ parentId: id, name: 'Grace', text })).json()
    const { position } = server.needs.journal
    const { mailBook } = server.needs
    await vi.waitFor(async () => expect(await mailBook.position(SITE)).toBe(await position()))
    server.clock.now += 10 * MINUTE
    return answerId as string
  }
  const state = async () => (await server.needs.mailBook.subscriptionOf(SITE, id))?.state
  return { ...server, id, answer, state }
}

test('who ticks the box is asked by mail, confirms with a button, and is told', async () => {
  const server = await openConfirmed()
  expect(server.mails[0]).toMatchObject({
    to: 'ada@mail.example',
    subject: 'Please confirm mail about answers: The ferry',
  })
  const answerId = await server.answer('It was late again.')
  await vi.waitFor(() => expect(server.mails).toHaveLength(2))
  const mail = server.mails[1]!
  expect(mail.subject).toBe('An answer to your reply: The ferry')
  expect(mail.text).toContain('Grace wrote:\n\n> It was late again.\n')
  expect(mail.text).toContain(`https://news.example/articles/ferry#reply-${answerId}`)
  await server.end()
})

test('opening a link changes nothing, however often; only its button does', async () => {
  const server = await openMailApp()
  const { id } = (await server.post(ASKS)).json()
  await vi.waitFor(() => expect(server.mails).toHaveLength(1))
  const state = async () => (await server.needs.mailBook.subscriptionOf(SITE, id))?.state
  const page = await server.open(server.path('confirm'))
  expect(page.body).toContain('Yes, mail me answers')
  expect(page.headers['referrer-policy']).toBe('no-referrer')
  expect(page.headers['cache-control']).toBe('no-store')
  await server.app.inject({ method: 'HEAD', url: server.path('confirm') })
  expect(await state()).toBe('pending')
  expect((await server.press(server.path('confirm'))).body).toContain('You will be told')
  expect(await state()).toBe('confirmed')
  expect((await server.open(server.path('unsubscribe'))).body).toContain('Stop the mail')
  expect(await state()).toBe('confirmed')
  await server.end()
})

test.each([
  ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
  [
    'multipart/form-data; boundary=b',
    '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
  ],
])('one click in a mail program unsubscribes at once, without a cookie: %s', async (...sent) => {
  const [type, payload] = sent
  const server = await openConfirmed()
  await server.answer('First.')
  await vi.waitFor(() => expect(server.mails).toHaveLength(2))
  const url = new URL(server.mails[1]!.unsubscribeUrl).pathname
  const headers = { 'content-type': type }
  const done = await server.app.inject({ method: 'POST', url, headers, payload })
  expect(done.statusCode).toBe(200)
  expect(done.headers['set-cookie']).toBeUndefined()
  expect(await server.state()).toBeUndefined()
  await server.answer('Second.')
  expect((await server.press(url)).statusCode).toBe(200)
  expect(server.mails).toHaveLength(2)
  await server.end()
})

test('a forged link, or one for something else, opens nothing', async () => {
  const server = await openConfirmed()
  const token = server.path('confirm').split('/').at(-1)!
  const stop = server.path('unsubscribe').split('/').at(-1)!
  for (const url of [
    `/mail/unsubscribe/${token}`,
    `/mail/confirm/${stop}`,
    `/mail/unsubscribe/${stop.slice(0, -1)}_`,
    '/mail/confirm/x',
  ]) {
    expect((await server.press(url)).statusCode).toBe(404)
    expect((await server.open(url)).statusCode).toBe(404)
  }
  expect(await server.state()).toBe('confirmed')
  await server.end()
})

test('no question goes out for a held reply until a moderator publishes it', async () => {
  const server = await openMailApp({ model: MODELS.holding })
  const posted = (await server.post(ASKS)).json()
  expect(posted.message).toContain('Once it is published')
  server.clock.now += 60 * MINUTE
  const { position } = (await server.needs.views.reply(SITE, posted.id))!
  expect(server.mails).toEqual([])
  await server.app.inject({
    method: 'POST',
    url: '/v1/desk/decisions',
    headers: { cookie: await server.cookie() },
    payload: { replyId: posted.id, version: position, decision: 'approve' },
  })
  await vi.waitFor(() => expect(server.mails).toHaveLength(1))
  await server.end()
})

test('the receipt says whether answers are mailed, and stops it', async () => {
  const server = await openConfirmed()
  const receipt = server.receiptOf(server.id)
  const page = (await server.open(receipt)).body
  expect(page).toContain('You are told by e-mail')
  expect(page).toContain('only if you ask for mail about answers')
  const stopped = await server.press(`${receipt}/unsubscribe`)
  expect(stopped.statusCode).toBe(303)
  expect(await server.state()).toBeUndefined()
  const after = (await server.open(receipt)).body
  expect(after).not.toContain('e-mail when somebody answers')
  expect(after).not.toContain('only if you ask for mail about answers')
  await server.end()
})

test('erasing a reply ends its mail', async () => {
  const server = await openConfirmed()
  await server.press(`${server.receiptOf(server.id)}/erase`, 'confirm=yes')
  expect(await server.state()).toBeUndefined()
  expect((await server.press(server.path('confirm'))).body).toContain('no longer good')
  await server.end()
})

test('the box without an address is a problem beside the field, and stays ticked', async () => {
  const server = await openMailApp()
  const page = await server.postForm({ notify: 'yes' })
  expect(page.statusCode).toBe(400)
  expect(page.body).toMatch(/id="riposte-email-problem">To be told of answers, give your e-mail/)
  expect(page.body).toMatch(/<input[^>]*name="notify"[^>]*checked/)
  const json = await server.post({ notify: true, email: 'a,b@mail.example' })
  expect(json.json()).toMatchObject({ status: 400, field: 'email' })
  expect((await server.postForm({ email: 'ada@mail.example' })).statusCode).toBe(201)
  expect(server.mails).toEqual([])
  await server.end()
})

test('the same form sent twice asks once', async () => {
  const server = await openMailApp()
  const form = { ...ASKS, formToken: server.token() }
  for (let i = 0; i < 3; i++) await server.post(form)
  await vi.waitFor(() => expect(server.mails).toHaveLength(1))
  const { mailBook } = server.needs
  await vi.waitFor(async () => expect(await mailBook.due(SITE, server.clock.now, 9)).toEqual([]))
  expect(server.mails).toHaveLength(1)
  await server.end()
})

test('a fourth reply that waits to be confirmed says that it brings no mail', async () => {
  const server = await openMailApp()
  for (let i = 0; i < 3; i++) await server.post({ ...ASKS, text: `Reply ${i}` })
  expect((await server.post(ASKS)).json().message).toContain('You will not be told')
  await server.end()
})

test('a server without mail draws no box, takes no wish and has no such pages', async () => {
  const { app, post } = await openTestApp()
  expect((await app.inject('/articles/ferry')).body).not.toContain('notify')
  expect((await post(ASKS)).json()).toMatchObject({ status: 400, field: 'notify' })
  expect((await app.inject('/mail/confirm/x')).json()).toMatchObject({ code: 'not-found' })
  expect((await app.inject({ method: 'POST', url: '/mail/unsubscribe/x' })).statusCode).toBe(404)
})

test('the notice names the mail server only when there is one', async () => {
  const server = await openMailApp()
  expect((await server.open(`/privacy/${SITE}`)).body).toContain('smtp.example')
  const { app } = await openTestApp()
  expect((await app.inject(`/privacy/${SITE}`)).body).toContain('this server connects to none')
  await server.end()
})

test('no address is in any byte of the data, nor in what the operator is told', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'riposte-'))
  const backend = openSqliteBackend(join(folder, 'riposte.db'))
  const server = await openMailApp({ backend })
  const email = 'SENTINELADA@sentinelhost.example'
  await server.post({ ...ASKS, email })
  await server.post({ ...ASKS, email: 'Sentinelgrace@sentinelhost.example', text: 'Two.' })
  await vi.waitFor(() => expect(server.mails).toHaveLength(2))
  server.state.answer = { sent: false, why: 'unreachable', code: 'ECONNREFUSED' }
  await server.press(server.path('confirm'))
  const bytes = () =>
    readdirSync(folder)
      .map((file) => readFileSync(join(folder, file), 'latin1'))
      .join('')
  expect(bytes()).toContain('Two.')
  expect(bytes()).not.toMatch(/sentinel/i)
  expect([...server.told, ...server.reports].join()).not.toMatch(/sentinel/i)
  await server.end()
  await backend.close()
  expect(bytes()).not.toMatch(/sentinel/i)
})
