import type { ArticleId } from '@riposte/protocol'
import { expect, test } from 'vitest'
import { ruled } from '../backend/events.fixture.ts'
import { openTestApp, SITE } from './app.fixture.ts'

const FERRY = '/articles/ferry' as ArticleId

async function openWithReply() {
  const server = await openTestApp()
  const { id } = (await server.post({})).json()
  const formToken = server.token()
  server.clock.now += 5_000
  const headers = (address: string, agent = 'Mozilla/5.0') => ({
    'x-forwarded-for': address,
    'user-agent': agent,
  })
  const vote = (on: boolean, address = '192.0.2.7', token = formToken) =>
    server.app.inject({
      method: 'PUT',
      url: `/v1/replies/${id}/vote`,
      headers: headers(address),
      payload: { on, formToken: token },
    })
  const report = (fields: object, address = '192.0.2.7') =>
    server.app.inject({
      method: 'POST',
      url: `/v1/replies/${id}/reports`,
      headers: headers(address),
      payload: { ground: 'abuse', formToken, ...fields },
    })
  return { ...server, id, formToken, vote, report }
}

test('a network votes once, sees its vote counted, and may take it back', async () => {
  const { app, vote } = await openWithReply()
  expect((await vote(true)).json()).toEqual({ votes: 1, on: true })
  expect((await vote(true)).json()).toEqual({ votes: 1, on: true })
  expect((await vote(true, '192.0.2.8')).json()).toEqual({ votes: 2, on: true })
  expect((await app.inject('/articles/ferry')).body).toContain('<span class="riposte-votes">2<')
  expect((await vote(false)).json()).toEqual({ votes: 1, on: false })
})

test('a script that votes at once, without a page, or in masses is refused', async () => {
  const { app, vote, token, clock } = await openWithReply()
  expect((await vote(true, '192.0.2.7', token())).json()).toMatchObject({ code: 'rate-limited' })
  expect((await vote(true, '192.0.2.7', 'made.up.token')).statusCode).toBe(403)
  const other = token('/articles/clock' as ArticleId)
  clock.now += 5_000
  expect((await vote(true, '192.0.2.7', other)).statusCode).toBe(403)
  for (let n = 0; n < 60; n++) await vote(n % 2 === 0)
  expect((await vote(true)).statusCode).toBe(429)
  expect((await app.inject('/articles/ferry')).statusCode).toBe(200)
})

test('what is stored of a voter is another for every reply, and no address', async () => {
  const { vote, post, app, needs, formToken } = await openWithReply()
  await vote(true)
  const { id } = (await post({ text: 'Another.' })).json()
  await app.inject({
    method: 'PUT',
    url: `/v1/replies/${id}/vote`,
    headers: { 'x-forwarded-for': '192.0.2.7', 'user-agent': 'Mozilla/5.0' },
    payload: { on: true, formToken },
  })
  const voters: string[] = []
  for await (const batch of needs.journal.follow(0, AbortSignal.timeout(2_000))) {
    for (const { event } of batch) if (event.type === 'voted') voters.push(event.voter)
    break
  }
  expect(new Set(voters).size).toBe(2)
  expect(voters.join()).not.toContain('192')
})

test('a report waits at the desk with its words, once for each reporter', async () => {
  const { app, report, cookie, id } = await openWithReply()
  expect((await report({ words: 'Look at this.' })).statusCode).toBe(204)
  expect((await report({ words: 'Again.' })).statusCode).toBe(204)
  expect((await report({ ground: 'illegal' }, '198.51.100.1')).statusCode).toBe(204)
  expect((await report({ ground: 'boring' })).statusCode).toBe(400)
  const headers = { cookie: await cookie() }
  const page = (await app.inject({ url: '/v1/desk/replies?queue=reported', headers })).json()
  expect(page.counts.reported).toBe(1)
  expect(page.entries[0]).toMatchObject({
    id,
    status: 'published',
    reports: [{ ground: 'abuse', words: 'Look at this.' }, { ground: 'illegal' }],
  })
})

test('without a script: a vote by the form, a report by its page', async () => {
  const { app, id, formToken } = await openWithReply()
  const send = (url: string, fields: Record<string, string>) =>
    app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
      payload: new URLSearchParams({ reply: id, formToken, ...fields }).toString(),
    })
  const voted = await send('/votes', {})
  expect(voted.statusCode).toBe(303)
  expect(voted.headers.location).toBe(`/articles/ferry?reply=${id}#reply-${id}`)
  expect((await app.inject('/articles/ferry')).body).toContain('<span class="riposte-votes">1<')
  await send('/votes', {})
  expect((await app.inject('/articles/ferry')).body).toContain('<span class="riposte-votes">0<')
  expect((await app.inject(`/report?reply=${id}`)).body).toContain('It attacks or insults')
  expect((await send('/report', {})).body).toContain('Please say what is wrong')
  expect((await send('/report', { ground: 'abuse' })).body).toContain('Thank you')
  expect((await app.inject('/report?reply=none')).statusCode).toBe(404)
})

test.each([
  ['https://news.example', 303],
  ['http://localhost:8080', 303],
  ['https://elsewhere.example', 403],
  ['null', 403],
])('a form that a page of %s sends votes: %i', async (origin, status) => {
  const { app, id, formToken } = await openWithReply()
  const voted = await app.inject({
    method: 'POST',
    url: '/votes',
    headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ reply: id, formToken }).toString(),
  })
  expect(voted.statusCode).toBe(status)
})

test('in a thread that is read only nothing changes any more', async () => {
  const { vote, report, post, needs, app } = await openWithReply()
  await needs.journal.record({ ...ruled('read-only'), site: SITE, article: FERRY })
  for (const answer of [await vote(true), await report({}), await post({ text: 'Late.' })]) {
    expect(answer.json()).toMatchObject({ code: 'thread-closed' })
  }
  const { body } = await app.inject('/articles/ferry')
  expect(body).toContain('This thread is read only.')
  expect(body).not.toContain('riposte-vote"')
})
