import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashOfKey, writeAccounts } from '../../accounts/account-file.ts'
import { keyedHash } from '../../privacy/keyed-hash.ts'
import { AKISMET_KEY, MODELS, openTestApp } from '../app.fixture.ts'

const LIMITED = '1'.repeat(12)
const TIED = '2'.repeat(12)
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'riposte-statistics-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

type Model = (typeof MODELS)[keyof typeof MODELS]

async function open(model: Model = MODELS.refusing) {
  const accountFile = join(folder, 'riposte.accounts')
  const keyHash = (key: string) => hashOfKey(keyedHash(new Uint8Array(32), ['accounts']), key)
  const rest = { createdAt: 0, checksPerMonth: null, onlySites: [] }
  writeAccounts(accountFile, [
    { ...rest, name: 'acme', keyHash: keyHash(LIMITED), checksPerMonth: 3 },
    { ...rest, name: 'tied', keyHash: keyHash(TIED), onlySites: ['a.example'] },
  ])
  const server = await openTestApp({ model, accountFile })
  const call = (path: string, fields: Record<string, string>) =>
    server.app.inject({
      method: 'POST',
      url: path,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    })
  const comment = (key: string, change: Record<string, string> = {}) => ({
    api_key: key,
    blog: 'https://a.example',
    user_ip: '192.0.2.1',
    comment_content: 'Nice read.',
    ...change,
  })
  return { ...server, call, comment }
}

test('get-stats counts what was answered and what was reported as wrong', async () => {
  const { call, comment } = await open()
  await call('/1.1/comment-check', comment(AKISMET_KEY))
  await call('/1.1/comment-check', comment(AKISMET_KEY, { comment_content: 'Another.' }))
  await call('/1.1/comment-check', comment(AKISMET_KEY, { is_test: '1' }))
  await call('/1.1/submit-ham', comment(AKISMET_KEY))
  await call('/1.1/submit-ham', comment(AKISMET_KEY))
  const ask = { key: AKISMET_KEY, blog: 'http://www.a.example/', from: '60-days' }
  const slice = { spam: 2, ham: 0, missed_spam: 0, false_positives: 1 }
  expect((await call('/1.1/get-stats', ask)).json()).toEqual({
    ...slice,
    accuracy: '50.00',
    time_saved: 8,
    breakdown: { '2026-11-20': { ...slice, blogs: 1, da: '2026-11-20' } },
  })
  await call('/1.1/submit-spam', comment(AKISMET_KEY))
  const after = (await call('/1.1/get-stats', { ...ask, from: 'all' })).json()
  expect(after).toMatchObject({ missed_spam: 0, false_positives: 0, accuracy: '100.00' })
  expect(Object.keys(after.breakdown)).toEqual(['2026-11'])
  const elsewhere = { ...ask, blog: 'https://b.example' }
  expect((await call('/1.1/get-stats', elsewhere)).json()).toMatchObject({ spam: 0 })
})

test('over the limit that usage-limit tells, a check is refused, not waved through', async () => {
  const { app, call, comment } = await open(MODELS.publishing)
  for (let i = 0; i < 3; i++) {
    expect((await call('/1.1/comment-check', comment(LIMITED))).body).toBe('false')
  }
  const refused = await call('/1.1/comment-check', comment(LIMITED))
  expect([refused.statusCode, refused.body]).toEqual([429, 'over the limit'])
  expect(refused.headers['x-akismet-guid']).toMatch(/^[0-9a-f]{32}$/)
  const limit = await app.inject(`/1.2/usage-limit?api_key=${LIMITED}`)
  expect(limit.json()).toEqual({ limit: 3, usage: 3, percentage: '100.00', throttled: true })
  const own = await call('/1.2/usage-limit', { api_key: AKISMET_KEY })
  expect(own.json()).toMatchObject({ usage: 0, percentage: '0.00', throttled: false })
})

test('key-sites lists the sites of a key, ordered, filtered and paged', async () => {
  const { app, call, comment } = await open()
  for (const host of ['b', 'a', 'b', 'c', 'b', 'a']) {
    await call('/1.1/comment-check', comment(AKISMET_KEY, { blog: `https://${host}.example/` }))
  }
  const ask = (query: string) => app.inject(`/1.2/key-sites?api_key=${AKISMET_KEY}${query}`)
  const all = (await ask('')).json()
  expect(all['2026-11'].map((it: { site: string }) => it.site)).toEqual([
    'b.example',
    'a.example',
    'c.example',
  ])
  expect(all['2026-11'][0]).toEqual({
    site: 'b.example',
    api_calls: '3',
    spam: '3',
    ham: '0',
    missed_spam: '0',
    false_positives: '0',
    is_revoked: false,
  })
  expect(all).toMatchObject({ limit: 500, offset: 0, total: 3 })
  const page = (await ask('&limit=1&offset=1&order=spam')).json()
  expect(page).toMatchObject({ limit: 1, offset: 1, total: 3 })
  expect(page['2026-11'][0].site).toBe('a.example')
  expect((await ask('&filter=C.ex')).json()).toMatchObject({ total: 1 })
  const csv = await ask('&format=csv&limit=10&month=2026-11&filter=a.')
  expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(csv.body).toBe(
    'Active sites for ledger during 2026-11 (limit:10, offset: 0, total: 1)\n' +
      'Site,Total API Calls,Spam,Ham,Missed Spam,False Positives,Is Revoked\n' +
      'a.example,2,2,0,0,0,false',
  )
  expect((await ask('&month=2026-10')).json()).toMatchObject({ '2026-10': [], total: 0 })
  expect((await ask('&month=x')).body).toBe('invalid')
  expect((await ask('&order=constructor')).body).toBe('invalid')
})

test.each(['/1.1/get-stats', '/1.2/get-key-stats', '/1.2/usage-limit', '/1.2/key-sites'])(
  '%s tells nothing to a wrong key',
  async (path) => {
    const { call } = await open()
    const answer = await call(path, { api_key: 'f'.repeat(12), key: 'f'.repeat(12) })
    expect([answer.statusCode, answer.body]).toEqual([200, 'invalid'])
    expect(answer.headers['x-akismet-debug-help']).toBeDefined()
  },
)

test('a key that is tied to a site is good for that one alone', async () => {
  const { call, comment } = await open()
  const check = (blog: string) => call('/1.1/comment-check', comment(TIED, { blog }))
  expect((await check('https://www.a.example/')).body).toBe('true')
  const refused = await check('https://b.example')
  expect(refused.body).toBe('invalid')
  expect(refused.headers['x-akismet-debug-help']).toBe('This key is not for this site.')
  const verify = { key: TIED, blog: 'https://b.example' }
  expect((await call('/1.1/verify-key', verify)).body).toBe('invalid')
})

test('why a check was answered so, and what was learned, is told to its key', async () => {
  const { app, call, comment } = await open()
  const checked = await call('/1.1/comment-check', comment(LIMITED))
  const guid = String(checked.headers['x-akismet-guid'])
  const ask = (key: string) =>
    app.inject({ url: `/v1/checks/${guid}`, headers: { authorization: `Bearer ${key}` } })
  expect((await ask(LIMITED)).json()).toMatchObject({
    guid,
    blog: 'a.example',
    checkedAt: '2026-11-20T12:00:00.000Z',
    label: 'spam',
    learned: null,
  })
  await call('/1.1/submit-ham', comment(LIMITED))
  expect((await ask(LIMITED)).json().learned).toBe('ham')
  expect((await ask(AKISMET_KEY)).statusCode).toBe(404)
  expect((await ask('f'.repeat(12))).statusCode).toBe(401)
  expect((await app.inject(`/v1/checks/${guid}?api_key=${LIMITED}`)).statusCode).toBe(200)
})
