import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aboutMeToken, requestOfToken } from './about-me-token.ts'
import { openTestApp, SITE } from './app.fixture.ts'

const FORM = `/privacy/${SITE}/about-me`

async function openTold() {
  const server = await openTestApp()
  const { id } = (await server.post({ text: 'Grace Hopper lives at 7 Harbour Street.' })).json()
  await server.post({ text: 'The ferry was late.' })
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' }
  const open = (url: string) => server.app.inject({ url, headers: { accept: 'text/html' } })
  const formToken = /name="formToken" value="([^"]+)"/.exec((await open(FORM)).body)![1]!
  const send = (fields: Record<string, string>, more = {}) => {
    const sent = { ground: 'personal-data', words: 'That is my address.', formToken, ...fields }
    const payload = new URLSearchParams(sent).toString()
    return server.app.inject({
      method: 'POST',
      url: FORM,
      headers: { ...headers, ...more },
      payload,
    })
  }
  const cookie = await server.cookie()
  const decide = async (decision: string, ground?: string) => {
    const { position: version } = (await server.needs.views.reply(SITE, id))!
    const payload = { replyId: id, version, decision, ground }
    return server.app.inject({
      method: 'POST',
      url: '/v1/desk/decisions',
      headers: { cookie },
      payload,
    })
  }
  const reported = async () =>
    (
      await server.app.inject({ url: '/v1/desk/replies?queue=reported', headers: { cookie } })
    ).json()
  return { ...server, id, open, send, decide, reported }
}

test('whom a reply is about asks for it to be looked at, and it comes to the desk', async () => {
  const { id, send, reported, stop } = await openTold()
  const address = `http://localhost:8080/articles/ferry?reply=${id}#reply-${id}`
  const answer = await send({ where: address })
  expect(answer.statusCode).toBe(303)
  const { entries } = await reported()
  expect(entries).toMatchObject([
    { id, reports: [{ ground: 'personal-data', words: 'That is my address.' }] },
  ])
  expect((await send({ where: address })).headers.location).toBe(answer.headers.location)
  expect((await reported()).entries[0].reports).toHaveLength(1)
  await stop()
})

test.each([
  ['waiting', [], 'has not looked at the reply yet'],
  ['kept', ['approve'], 'decided that it stays'],
  ['removed', ['reject', 'personal-data'], 'no longer shown'],
] as const)('their private page says what became of it: %s', async (_, decision, says) => {
  const { id, open, send, decide, stop } = await openTold()
  const url = String((await send({ where: `#reply-${id}` })).headers.location)
  if (decision[0]) expect((await decide(decision[0], decision[1])).statusCode).toBe(200)
  const page = await open(url)
  expect(page.body).toContain(says)
  expect(page.body).not.toContain('Harbour Street')
  expect(page.headers).toMatchObject({
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
  })
  expect((await open(`${url.slice(0, -1)}_`)).statusCode).toBe(404)
  await stop()
})

test('words from it find it: under its article, or anywhere on the site', async () => {
  const { id, send, reported, stop } = await openTold()
  const quote = 'lives at  7 harbour street'
  for (const where of ['', 'http://localhost:8080/articles/ferry#replies', '/articles/ferry']) {
    expect((await send({ where, quote })).statusCode).toBe(303)
  }
  expect((await reported()).entries.map((it: { id: string }) => it.id)).toEqual([id])
  await stop()
})

test('what finds none, or several, is said, and what was typed comes back', async () => {
  const { post, send, reported, stop } = await openTold()
  await post({ text: 'Yes: Grace Hopper lives at 7 Harbour Street.' })
  for (const fields of [
    { quote: 'Grace Hopper lives at 7 Harbour Street.' },
    { quote: 'Nobody said such a thing.' },
    { quote: 'at' },
    { where: `?reply=${'x'.repeat(26)}` },
    { where: '/articles/clock', quote: 'The ferry was late.' },
  ]) {
    const page = await send({ ...fields, words: 'My own words.' })
    expect(page.statusCode).toBe(404)
    expect(page.body).toContain('No published reply was found')
    expect(page.body).toContain('My own words.')
  }
  expect((await reported()).entries).toEqual([])
  await stop()
})

test('it needs a ground and a form of ours, and no page elsewhere may send it', async () => {
  const { id, send, reported, stop } = await openTold()
  const where = `#reply-${id}`
  expect((await send({ where, ground: 'spam' })).statusCode).toBe(400)
  expect((await send({ where, words: 'x'.repeat(1_001) })).statusCode).toBe(400)
  expect((await send({ where, formToken: 'forged' })).statusCode).toBe(403)
  const elsewhere = { origin: 'https://evil.example', host: 'localhost:8080' }
  expect((await send({ where }, elsewhere)).statusCode).toBe(403)
  expect((await reported()).entries).toEqual([])
  await stop()
})

test('a token is for one request only', () => {
  const key = new Uint8Array(32)
  const id = fc.stringMatching(/^[a-z2-7]{26}$/)
  const property = fc.property(id, id, id, (replyId, reportId, other) => {
    const token = aboutMeToken(key, replyId as never, reportId as never)
    expect(requestOfToken(key, token)).toEqual({ replyId, reportId })
    if (other !== reportId) {
      expect(requestOfToken(key, replyId + other + token.slice(52))).toBeUndefined()
    }
  })
  fc.assert(property)
})
