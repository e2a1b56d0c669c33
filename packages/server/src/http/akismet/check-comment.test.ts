import { emptyModel } from '@riposte/filter'
import { expect, test } from 'vitest'
import { AKISMET_KEY, MODELS, openTestApp } from '../app.fixture.ts'

const comment = {
  blog: 'https://blog.example/',
  user_ip: '192.0.2.1',
  comment_content: 'Nice read.',
}
const HOST = { host: `${AKISMET_KEY}.rest.akismet.com` }

/** Neutral about every word, so that only what else is known decides. */
const NEUTRAL = { ...emptyModel(), thresholds: { unsure: 2, spam: 5, discard: 9 } }

async function openChecks(options: Parameters<typeof openTestApp>[0] = {}) {
  const { app, ...server } = await openTestApp(options)
  const check = (fields: Record<string, string>, headers: Record<string, string> = HOST) =>
    app.inject({
      method: 'POST',
      url: '/1.1/comment-check',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      payload: new URLSearchParams({ ...comment, ...fields }).toString(),
    })
  return { ...server, app, check }
}

test('elsewhere api_key wins over the host’s name, and that over key', async () => {
  const { check } = await openChecks()
  const other = 'ffffffffffff'
  expect((await check({ api_key: other })).body).toBe('invalid')
  expect((await check({ key: other })).body).toBe('false')
  const headers = { host: `${other}.rest.akismet.com` }
  expect((await check({ api_key: AKISMET_KEY }, headers)).body).toBe('false')
  expect((await check({ key: AKISMET_KEY }, headers)).body).toBe('invalid')
  expect((await check({ key: AKISMET_KEY }, { host: '127.0.0.1:8080' })).body).toBe('false')
})

test('a verdict says why in a header of its own, in plain ASCII', async () => {
  const { check } = await openChecks({ model: NEUTRAL })
  const answer = await check({ POST_ak_hp_textarea: 'x' })
  expect(answer.body).toBe('true')
  expect(answer.headers['x-riposte-reason']).toMatch(/^spam: form \+[\d.]+[ -~]*$/)
  expect(answer.headers['x-akismet-debug-help']).toBeUndefined()
  expect((await check({ user_role: 'administrator' })).headers['x-riposte-reason']).toBe(
    'ham: an administrator',
  )
  expect((await check({ api_key: 'ffffffffffff' })).headers['x-riposte-reason']).toBeUndefined()
})

test.each<[string, Record<string, string>, boolean]>([
  ['another site', { referrer: 'https://elsewhere.example/x' }, true],
  ['the page', { permalink: 'https://news.example/a', referrer: 'https://news.example/a' }, false],
  ['the site', { referrer: 'http://www.blog.example/' }, false],
  ['nowhere', { referrer: 'about:blank' }, false],
])('a form that was sent from %s', async (_, fields, speaksForSpam) => {
  const { check } = await openChecks({ model: NEUTRAL })
  const reason = (await check(fields)).headers['x-riposte-reason']
  expect(/form \+/.test(String(reason))).toBe(speaksForSpam)
})

test.each<[string, Record<string, string>, string]>([
  ['a filled honeypot', { honeypot_field_name: 'trap', trap: 'x' }, 'true'],
  ['an empty honeypot', { honeypot_field_name: 'trap', trap: '' }, 'false'],
  ['a pingback, which no form was filled in for', { trap: 'x', ...pingback() }, 'false'],
  ['an editor', { POST_ak_hp_textarea: 'x', user_role: 'shop_manager,editor' }, 'false'],
  ['a super administrator', { POST_ak_hp_textarea: 'x', user_role: 'super_admin' }, 'false'],
])('what a client knows besides the text counts: %s', async (_, fields, body) => {
  const { check } = await openChecks({ model: NEUTRAL })
  expect((await check(fields)).body).toBe(body)
})

function pingback() {
  return { honeypot_field_name: 'trap', comment_type: 'pingback' }
}

test('the time on the form is what the visitor’s own clock says, when it says so', async () => {
  const made = 1_712_216_166_069
  const { check } = await openChecks({ model: NEUTRAL })
  const verdict = async (fields: Record<string, string>) =>
    (await check({ ...fields, classify: '1' })).headers['x-akismet-classification']
  const form = (seconds: number) => ({
    POST_ak_js: String(made),
    POST_ak_bfs: String(made + seconds * 1000),
  })
  expect(await verdict(form(0.5))).toBe('unsure')
  for (const fields of [
    form(60),
    form(-5),
    { POST_ak_js: '137' },
    { POST_ak_js: '137', POST_ak_bfs: String(made) },
    { POST_ak_js: String(made) },
  ]) {
    expect(await verdict(fields)).toBe('ham')
  }
})

test('a classification is given only when it is asked for', async () => {
  const { check } = await openChecks({ model: MODELS.holding })
  expect((await check({})).headers['x-akismet-classification']).toBeUndefined()
  expect((await check({ classify: '0' })).headers['x-akismet-classification']).toBeUndefined()
  expect((await check({ classify: '1' })).headers['x-akismet-classification']).toBe('unsure')
})

test('discard is for the blatant, and for tests of it', async () => {
  const { check } = await openChecks()
  const isDiscarded = async (fields: Record<string, string>) =>
    (await check(fields)).headers['x-akismet-pro-tip'] === 'discard'
  expect(await isDiscarded({ is_test: '1', test_discard: '1' })).toBe(true)
  expect(await isDiscarded({ test_discard: '1' })).toBe(false)
  expect(await isDiscarded({ comment_author: 'akismet-guaranteed-spam' })).toBe(false)
  const blatant = await openChecks({
    model: { ...emptyModel(), thresholds: { unsure: -1e9, spam: -1e9, discard: -1e9 } },
  })
  expect((await blatant.check({})).headers['x-akismet-pro-tip']).toBe('discard')
})

test('JSON may leave the blog to its key; a form may not', async () => {
  const { app, check } = await openChecks()
  const payload = { user_ip: '', comment_content: 'Hello.' }
  const url = '/1.1/comment-check'
  const answer = await app.inject({ method: 'POST', url, headers: HOST, payload })
  expect(answer.body).toBe('false')
  expect((await check({ blog: '' })).body).toBe('Missing required field: blog.')
})

test('a check that has waited too long is told to try again; feedback is taken', async () => {
  const { app, check } = await openChecks({ needs: { turnMs: () => 300 } })
  const answer = await check({})
  expect([answer.statusCode, answer.body]).toEqual([503, 'try again'])
  expect(answer.headers['x-akismet-guid']).toMatch(/^[0-9a-f]{32}$/)
  expect(answer.headers['x-akismet-debug-help']).toBeUndefined()
  const url = '/1.1/submit-spam'
  const feedback = await app.inject({ method: 'POST', url, headers: HOST, payload: comment })
  expect(feedback.body).toBe('Thanks for making the web a better place.')
})

test('a recheck is not counted as another copy', async () => {
  const { check, needs, clock } = await openChecks()
  for (let i = 0; i < 12; i++) await check({ recheck_reason: 'recheck_queue' })
  const { reasons } = needs.bursts.recall({ text: comment.comment_content }, clock.now)
  expect(reasons).toEqual([])
})

test('a check leaves nothing, and feedback neither words nor undeclared fields', async () => {
  const { app, check, backend } = await openChecks()
  const marked = {
    comment_author: 'Marker One',
    comment_author_email: 'marker@two.example',
    HTTP_COOKIE: 'marker-three',
    POST_comment: 'marker-four',
    reporter: 'marker-five',
    user_ip: '192.0.2.199',
  }
  await check(marked)
  expect(await backend.journal.position()).toBe(0)
  const payload = { ...comment, ...marked }
  await app.inject({ method: 'POST', url: '/1.1/submit-spam', headers: HOST, payload })
  for await (const batch of backend.journal.follow(0, new AbortController().signal)) {
    expect(batch).toHaveLength(1)
    expect(JSON.stringify(batch)).not.toMatch(/marker|192\.0\.2|nice/i)
    break
  }
})

test('WordPress asks whether we are there, and which plug-ins go with us', async () => {
  const { app } = await openTestApp()
  expect((await app.inject('/1.1/test')).body).toBe('connected')
  expect((await app.inject('/1.2/compatible-plugins')).json()).toEqual([])
})

test.each([
  ['failed', /form \+1\.5/],
  ['passed', /^ham: prior \+0\.0$/],
  ['inactive', /^ham: prior \+0\.0$/],
])('whether the form was the site’s own is a fact: %s', async (akismet_comment_nonce, why) => {
  const { check } = await openChecks({ model: NEUTRAL })
  const answer = await check({ akismet_comment_nonce })
  expect(answer.headers['x-riposte-reason']).toMatch(why)
})
