import { generateKeyPairSync } from 'node:crypto'
import { SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { openBlocks } from '../blocks/open-blocks.ts'
import { MODELS, openTestApp, RULES, SITE } from './app.fixture.ts'
import { readerKeyOf } from './signed-in-reader.ts'

const SECRET = 's'.repeat(32)
const rules = (more: Partial<typeof RULES>) => ({ needs: { rules: { ...RULES, ...more } } })

async function readerToken(
  claims: Record<string, unknown>,
  { alg = 'HS256', key = readerKeyOf(SECRET) as Parameters<SignJWT['sign']>[0] } = {},
) {
  return new SignJWT(claims).setProtectedHeader({ alg }).sign(key)
}

test('a first-time writer waits; after one published reply the next is published', async () => {
  const { post, app, cookie, needs } = await openTestApp(rules({ holds: ['first'] }))
  const first = (await post({})).json()
  expect(first).toMatchObject({ status: 'held' })
  const held = await needs.views.reply(SITE, first.id)
  expect(held?.verdict?.reasons.at(-1)).toMatchObject({ code: 'hold-first', logOdds: 0 })
  await app.inject({
    method: 'POST',
    url: '/v1/desk/decisions',
    headers: { cookie: await cookie() },
    payload: { replyId: first.id, version: held!.position, decision: 'approve' },
  })
  const next = await post({ text: 'Again.', writer: first.writer })
  expect(next.json()).toMatchObject({ status: 'published' })
  expect((await post({ text: 'A stranger.' })).json()).toMatchObject({ status: 'held' })
})

test('a site may hold what has links, or everything', async () => {
  const links = await openTestApp(rules({ holds: ['links'] }))
  expect((await links.post({ text: 'See https://a.example' })).json().status).toBe('held')
  expect((await links.post({ text: 'Plain.' })).json().status).toBe('published')
  const all = await openTestApp(rules({ holds: ['all'], trustAfter: 0 }))
  expect((await all.post({ text: 'Plain.' })).json().status).toBe('held')
})

test('a thread closes by age, and by hand', async () => {
  const server = await openTestApp(rules({ closeAfterMs: 30 * 86_400_000 }))
  expect((await server.post({})).statusCode).toBe(201)
  server.clock.now += 31 * 86_400_000
  const late = await server.post({ formToken: server.token() })
  expect(late.json()).toMatchObject({ code: 'thread-closed' })
  expect((await server.app.inject('/articles/ferry')).body).toContain('are closed')
})

test('moderators close and open a thread on a page of the desk', async () => {
  const { app, post, cookie } = await openTestApp()
  await post({})
  const headers = { cookie: await cookie() }
  const rule = (state: string, more = {}) =>
    app.inject({
      method: 'POST',
      url: '/desk/threads',
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded', ...more },
      payload: new URLSearchParams({ article: '/articles/ferry', state }).toString(),
    })
  expect((await rule('closed')).statusCode).toBe(303)
  expect((await post({ text: 'Late.' })).json()).toMatchObject({ code: 'thread-closed' })
  expect((await app.inject({ url: '/desk/threads', headers })).body).toContain('The ferry')
  expect((await rule('open', { origin: 'https://evil.example' })).statusCode).toBe(403)
  await rule('open')
  expect((await post({ text: 'In time.' })).statusCode).toBe(201)
  expect((await app.inject('/desk/threads')).statusCode).toBe(401)
})

test('what moderators block is kept apart, and a slip of the pen is shown', async () => {
  const { app, post, cookie } = await openTestApp()
  const headers = { cookie: await cookie() }
  const write = (text: string) =>
    app.inject({
      method: 'POST',
      url: '/desk/blocks',
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ text }).toString(),
    })
  expect((await write('word: roulette\r\nname: Troll -> refuse')).statusCode).toBe(303)
  expect((await post({ text: 'Play roulette' })).json()).toMatchObject({ status: 'spam' })
  expect((await post({ name: 'troll' })).json()).toMatchObject({ code: 'not-allowed' })
  const slip = await write('nonsense')
  expect(slip.statusCode).toBe(400)
  expect(slip.body).toContain('Line 1')
  expect((await app.inject({ url: '/desk/blocks', headers })).body).toContain('word: roulette')
})

test('who is blocked quietly is answered as one who waits, and the notice says so', async () => {
  const report = () => undefined
  const blocks = openBlocks({ file: undefined, allowsQuiet: true, now: () => 0, report })
  blocks.write('word: roulette -> quiet\nname: troll -> refuse')
  const { app, post, postForm, needs } = await openTestApp({ needs: { blocks } })
  const { id, writer, receiptUrl, ...answer } = (await post({ text: 'Play roulette' })).json()
  const held = await openTestApp({ model: MODELS.holding })
  const waiting = (await held.post({})).json()
  expect(answer).toMatchObject({ status: 'held', message: waiting.message, html: null })
  expect(Object.keys(answer)).toEqual(Object.keys(waiting).filter((it) => it in answer))
  expect(await needs.views.reply(SITE, id)).toMatchObject({ status: 'spam' })
  expect((await postForm({ text: 'More roulette' })).statusCode).toBe(202)
  const change = { method: 'PATCH', url: `/v1/replies/${id}` } as const
  const changed = await app.inject({ ...change, payload: { text: 'Innocent.', writer } })
  expect(changed.json()).toMatchObject({ status: 'held' })
  expect(await needs.views.reply(SITE, id)).toMatchObject({ status: 'spam', text: 'Innocent.' })
  const receipt = (await app.inject(receiptUrl)).body
  expect(receipt).toContain('Waiting for a moderator')
  expect(receipt).not.toMatch(/advertising 15|without telling|roulette/)
  expect((await app.inject(`/privacy/${SITE}`)).body).toContain('blocks quietly')
  // A writer who is refused is told; so the quiet one is met first.
  expect((await post({ name: 'troll', text: 'roulette' })).json().status).toBe('held')
})

test('without the option no block is quiet, and the notice says that all are told', async () => {
  const { app, needs } = await openTestApp()
  expect(() => needs.blocks.write('word: roulette -> quiet')).toThrow('--quiet-blocks')
  expect((await app.inject(`/privacy/${SITE}`)).body).toContain('every writer is told')
})

test('a reader whom the site signed in writes under the name and badge it gives', async () => {
  const { post, app, needs, clock } = await openTestApp({
    needs: { readerKey: readerKeyOf(SECRET) },
  })
  const exp = clock.now / 1000 + 600
  const reader = await readerToken({ sub: '7', name: 'Grace', badge: 'Staff', exp })
  const posted = await post({ reader, name: undefined })
  expect(posted.statusCode).toBe(201)
  expect(posted.json()).toMatchObject({ writer: null })
  expect(await needs.views.reply(SITE, posted.json().id)).toMatchObject({
    name: 'Grace',
    badge: 'Staff',
  })
  expect((await app.inject('/articles/ferry')).body).toContain('<bdi>Staff</bdi>')
  const url = `/v1/replies/${posted.json().id}`
  const changed = await app.inject({ method: 'PATCH', url, payload: { text: 'Mine.', reader } })
  expect(changed.statusCode).toBe(200)
})

test('a token that is over, forged, unsigned or incomplete signs nobody in', async () => {
  const { post, clock } = await openTestApp({ needs: { readerKey: readerKeyOf(SECRET) } })
  const exp = clock.now / 1000 + 600
  const good = { sub: '7', name: 'Grace', exp }
  const other = readerKeyOf('o'.repeat(32)) as Uint8Array
  const unsigned = `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify(good))}.`
  for (const reader of [
    await readerToken({ ...good, exp: exp - 1_000 }),
    await readerToken({ sub: '7', name: 'Grace' }),
    await readerToken({ ...good, name: '' }),
    await readerToken({ ...good, name: 'x'.repeat(81) }),
    await readerToken({ ...good, badge: 7 }),
    await readerToken(good, { alg: 'HS256', key: other }),
    unsigned,
    'nonsense',
  ]) {
    expect((await post({ reader })).json(), reader).toMatchObject({
      code: 'reader-token-refused',
    })
  }
  const closed = await openTestApp()
  expect((await closed.post({ reader: await readerToken(good) })).statusCode).toBe(401)
})

test('a public key works as well as a secret', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const pem = String(publicKey.export({ type: 'spki', format: 'pem' }))
  const { post, clock } = await openTestApp({ needs: { readerKey: readerKeyOf(pem) } })
  const claims = { sub: '7', name: 'Grace', exp: clock.now / 1000 + 600 }
  const reader = await readerToken(claims, { alg: 'EdDSA', key: privateKey })
  expect((await post({ reader })).statusCode).toBe(201)
  const confused = await readerToken(claims, { alg: 'HS256', key: new TextEncoder().encode(pem) })
  expect((await post({ reader: confused })).statusCode).toBe(401)
  expect(() => readerKeyOf('short')).toThrow('at least 32')
})

test('the same idempotency key makes one reply, also from another form', async () => {
  const { app, token, needs } = await openTestApp()
  const send = () =>
    app.inject({
      method: 'POST',
      url: '/v1/replies',
      headers: { 'idempotency-key': 'k1' },
      payload: { article: '/articles/ferry', name: 'Ada', text: 'Once.', formToken: token() },
    })
  const [first, second] = [await send(), await send()]
  expect(second.json().id).toBe(first.json().id)
  expect((await needs.views.head(SITE, '/articles/ferry' as never)).published).toBe(1)
})
