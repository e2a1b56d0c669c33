import { expect, test } from 'vitest'
import { MODELS, openTestApp, SITE } from './app.fixture.ts'

async function openDesk() {
  const server = await openTestApp({ model: MODELS.holding })
  const cookie = await server.cookie()
  const send = (path: string, payload: object, headers: Record<string, string> = {}) =>
    server.app.inject({
      method: 'POST',
      url: `/v1/desk/${path}`,
      headers: { cookie, ...headers },
      payload,
    })
  const queue = async (name = 'held') => {
    const url = `/v1/desk/replies?queue=${name}`
    return (await server.app.inject({ url, headers: { cookie } })).json()
  }
  const heldReply = async (text = 'Please look.') => {
    const { id } = (await server.post({ text })).json()
    return (await queue()).entries.find((entry: { id: string }) => entry.id === id)
  }
  return { ...server, cookie, send, queue, heldReply }
}

test('a held reply waits in the queue with the reasons in words', async () => {
  const { heldReply, queue } = await openDesk()
  const entry = await heldReply('Is <b>this</b> allowed?')
  expect(entry).toMatchObject({ status: 'held', name: 'Ada', articleTitle: 'The ferry' })
  expect(entry.html).toContain('Is &lt;b>this&lt;/b> allowed?')
  expect(entry.verdict.reasons[0].sentence).toMatch(/\w+ \w+/)
  expect((await queue()).counts).toEqual({ held: 1, spam: 0, reported: 0, appeals: 0 })
})

test.each([
  ['approve', undefined, 'published', 'ham'],
  ['spam', undefined, 'spam', 'spam'],
  ['reject', 'abuse', 'rejected', null],
])('%s makes the reply what it says, and teaches what it should', async (...row) => {
  const [decision, ground, status, lesson] = row
  const { heldReply, send, queue, needs } = await openDesk()
  const { id: replyId, version } = await heldReply()
  const answer = await send('decisions', { replyId, version, decision, ground })
  expect(answer.json().entry).toMatchObject({ status, decision: { kind: decision } })
  expect((await queue()).entries).toEqual([])
  expect((await queue('decided')).entries).toHaveLength(1)
  const lessons = await needs.views.lessons(SITE)
  expect(lessons.map(({ label }) => label)).toEqual(lesson ? [lesson] : [])
})

test('undo makes the reply what it was, and the model unlearns', async () => {
  const { heldReply, send, queue, needs } = await openDesk()
  const { id: replyId, version } = await heldReply()
  const { entry } = (await send('decisions', { replyId, version, decision: 'spam' })).json()
  const decisionId = entry.decision.id
  const undone = await send('undo', { replyId, version: entry.version, decisionId })
  expect(undone.json().entry).toMatchObject({ status: 'held', decision: null })
  expect((await queue()).entries).toHaveLength(1)
  expect(await needs.views.lessons(SITE)).toEqual([])
})

test('of two decisions about the same version the second is told', async () => {
  const { heldReply, send } = await openDesk()
  const { id: replyId, version } = await heldReply()
  const answers = await Promise.all([
    send('decisions', { replyId, version, decision: 'approve' }),
    send('decisions', { replyId, version, decision: 'spam' }),
  ])
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 409])
  expect(answers[1]!.json().code).toBe('already-decided')
})

test.each([
  [{ decision: 'reject' }, 'ground'],
  [{ decision: 'approve', ground: 'abuse' }, 'ground'],
  [{ decision: 'ban' }, 'decision'],
  [{ decision: 'spam', version: 0 }, 'version'],
  [{ decision: 'spam', replyId: 'x' }, 'replyId'],
  [{ decision: 'spam', note: 'x' }, 'note'],
])('a decision that is wrong names the field: %j', async (wrong, field) => {
  const { heldReply, send } = await openDesk()
  const { id: replyId, version } = await heldReply()
  const answer = await send('decisions', { replyId, version, ...wrong })
  expect(answer.json()).toMatchObject({ code: 'invalid-request', field })
})

test('what the filter published can be taken down, and taught as spam', async () => {
  const { app, post, cookie, needs } = await openTestApp().then(async (it) => ({
    ...it,
    cookie: await it.cookie(),
  }))
  const { id } = (await post({ text: 'Published by mistake.' })).json()
  const headers = { cookie }
  const url = '/v1/desk/replies?queue=published'
  const { entries } = (await app.inject({ url, headers })).json()
  expect(entries).toMatchObject([{ id, status: 'published' }])
  const payload = { replyId: id, version: entries[0].version, decision: 'spam' }
  await app.inject({ method: 'POST', url: '/v1/desk/decisions', headers, payload })
  expect((await app.inject('/articles/ferry')).body).not.toContain('Published by mistake.')
  expect((await app.inject({ url, headers })).json().entries).toEqual([])
  expect(await needs.views.lessons(SITE)).toMatchObject([{ label: 'spam' }])
})

test('nobody gets in without a session, and every desk route asks', async () => {
  const { app, needs } = await openDesk()
  for (const [method, url] of [
    ['GET', '/v1/desk/replies'],
    ['GET', '/v1/desk/live'],
    ['POST', '/v1/desk/decisions'],
    ['POST', '/v1/desk/undo'],
  ] as const) {
    const answer = await app.inject({ method, url, ...(method === 'POST' && { payload: {} }) })
    expect([url, answer.statusCode]).toEqual([url, 401])
  }
  const page = await app.inject({ url: '/desk', headers: { cookie: 'riposte-desk=x.y.z' } })
  expect(page.statusCode).toBe(401)
  expect(page.body).toContain('sign')
  expect(needs.now()).toBeGreaterThan(0)
})

test('a sign-in link opens once, and only for a day', async () => {
  const { app, signIn, clock, needs } = await openDesk()
  const link = `/desk/sign-in/${signIn.newLink()}`
  const first = await app.inject(link)
  expect(first.statusCode).toBe(303)
  expect(first.headers['set-cookie']).toMatch(/HttpOnly; SameSite=Strict$/)
  expect((await app.inject(link)).statusCode).toBe(401)
  expect((await app.inject('/desk/sign-in/a.b.c')).statusCode).toBe(401)
  const looked = `/desk/sign-in/${signIn.newLink()}`
  expect((await app.inject({ method: 'HEAD', url: looked })).headers['set-cookie']).toBeUndefined()
  expect((await app.inject(looked)).statusCode).toBe(303)
  const late = `/desk/sign-in/${signIn.newLink()}`
  clock.now += 25 * 60 * 60 * 1000
  expect((await app.inject(late)).statusCode).toBe(401)
  expect(needs.startedAt).toBeLessThan(clock.now)
})

test('over TLS the session cookie is bound to the host', async () => {
  const { app, signIn } = await openTestApp({ needs: { ownOrigin: () => 'https://r.example' } })
  const answer = await app.inject(`/desk/sign-in/${signIn.newLink()}`)
  expect(answer.headers['set-cookie']).toMatch(/^__Host-riposte-desk=.*; Path=\/; .*Secure$/)
})

test('a session ends after twelve hours', async () => {
  const { app, cookie, clock } = await openDesk()
  const url = '/v1/desk/replies'
  expect((await app.inject({ url, headers: { cookie } })).statusCode).toBe(200)
  clock.now += 12 * 60 * 60 * 1000
  expect((await app.inject({ url, headers: { cookie } })).statusCode).toBe(401)
})

test.each([
  [{ origin: 'https://evil.example' }],
  [{ 'sec-fetch-site': 'cross-site' }],
  [{ 'sec-fetch-site': 'same-site' }],
])('another page cannot decide with a moderator’s cookie: %j', async (headers) => {
  const { heldReply, send } = await openDesk()
  const { id: replyId, version } = await heldReply()
  const decision = { replyId, version, decision: 'approve' }
  expect((await send('decisions', decision, headers as never)).statusCode).toBe(403)
})

test('a form cannot decide either: the desk takes JSON only', async () => {
  const { app, cookie } = await openDesk()
  const answer = await app.inject({
    method: 'POST',
    url: '/v1/desk/decisions',
    headers: { cookie, 'content-type': 'text/plain' },
    payload: '{}',
  })
  expect(answer.statusCode).toBe(415)
})
