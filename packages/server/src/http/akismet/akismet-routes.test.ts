import { expect, test, vi } from 'vitest'
import { AKISMET_KEY, MODELS, openTestApp, SITE } from '../app.fixture.ts'

const blog = 'https://blog.example/'
const comment = { api_key: AKISMET_KEY, blog, user_ip: '192.0.2.1', comment_content: 'Nice read.' }

async function openAkismet(options: Parameters<typeof openTestApp>[0] = {}) {
  const server = await openTestApp(options)
  const call = (endpoint: string, fields: Record<string, string>, headers = {}) =>
    server.app.inject({
      method: 'POST',
      url: `/1.1/${endpoint}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      payload: new URLSearchParams(fields).toString(),
    })
  return { ...server, call }
}

test.each<[Record<string, string>, string]>([
  [{ key: AKISMET_KEY, blog }, 'valid'],
  [{ api_key: AKISMET_KEY, blog }, 'valid'],
  [{ key: 'ffffffffffff', blog }, 'invalid'],
  [{ key: 'ffffffffffff', api_key: AKISMET_KEY, blog }, 'invalid'],
  [{ key: AKISMET_KEY, blog: 'not a blog' }, 'invalid'],
  [{ blog }, 'invalid'],
  [{ key: '', api_key: AKISMET_KEY, blog }, 'valid'],
])('verify-key %j: %s', async (fields, body) => {
  const { call } = await openAkismet()
  const answer = await call('verify-key', fields)
  expect(answer.statusCode).toBe(200)
  expect(answer.body).toBe(body)
  expect('x-akismet-debug-help' in answer.headers).toBe(body === 'invalid')
})

test.each([
  ['publishing', 'false'],
  ['holding', 'false'],
  ['refusing', 'true'],
] as const)('a %s filter answers comment-check with %s and a GUID', async (model, body) => {
  const { call } = await openAkismet({ model: MODELS[model] })
  const answer = await call('comment-check', comment)
  expect(answer.statusCode).toBe(200)
  expect(answer.body).toBe(body)
  expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8')
  expect(answer.headers['x-akismet-guid']).toMatch(/^[0-9a-f]{32}$/)
  expect(answer.headers['x-akismet-debug-help']).toBeUndefined()
})

test.each<[Record<string, string>, string]>([
  [{ ...comment, api_key: 'ffffffffffff' }, 'invalid'],
  [{ ...comment, blog: 'foo' }, 'invalid'],
  [{ ...comment, honeypot_field_name: 'constructor' }, 'false'],
  [{ ...comment, blog: '' }, 'Missing required field: blog.'],
  [{ api_key: AKISMET_KEY, blog }, 'Missing required field: user_ip.'],
  [{ ...comment, user_ip: '' }, 'false'],
  [{ ...comment, comment_author: 'viagra-test-123' }, 'true'],
  [{ ...comment, comment_author: 'akismet-guaranteed-spam' }, 'true'],
  [{ ...comment, comment_author_email: 'akismet-guaranteed-spam@example.com' }, 'true'],
  [{ ...comment, comment_author: 'viagra-test-123', user_role: 'administrator' }, 'true'],
])('comment-check %j: %s', async (fields, body) => {
  const { call } = await openAkismet()
  const answer = await call('comment-check', fields)
  expect([answer.statusCode, answer.body]).toEqual([200, body])
  expect(answer.headers['x-akismet-guid']).toBeDefined()
})

test('an administrator’s comment is ham, whatever the filter thinks', async () => {
  const { call } = await openAkismet({ model: MODELS.refusing })
  const fields = { ...comment, user_role: 'administrator,bbp_keymaster' }
  expect((await call('comment-check', fields)).body).toBe('false')
})

test('the key may stand in the host’s name, and the body may be JSON', async () => {
  const { app, call } = await openAkismet()
  const { api_key: _, ...unsigned } = comment
  const headers = { host: `${AKISMET_KEY}.rest.akismet.com` }
  expect((await call('comment-check', unsigned, headers)).body).toBe('false')
  const payload = { comment_content: 'Buy now', user_ip: '192.0.2.1' }
  const answer = await app.inject({ method: 'POST', url: '/1.1/submit-spam', headers, payload })
  expect(answer.body).toBe('Thanks for making the web a better place.')
})

test('feedback becomes one lesson for the same words, and keeps none of them', async () => {
  const { call, needs, backend } = await openAkismet()
  const check = { ...comment, comment_content: `It\\'s \\"cheap\\" here` }
  const feedback = { ...comment, comment_content: `It's "cheap" here` }
  await call('submit-spam', check)
  await call('submit-spam', feedback)
  expect(await needs.views.lessons(SITE)).toMatchObject([{ label: 'spam' }])
  await call('submit-ham', feedback)
  expect(await needs.views.lessons(SITE)).toMatchObject([{ label: 'ham' }])
  await vi.waitFor(() => expect(needs.learning.lessonCount()).toBe(1))
  for await (const batch of backend.journal.follow(0, new AbortController().signal)) {
    expect(JSON.stringify(batch)).not.toContain('cheap')
    break
  }
})

test('a test teaches nothing, and is_test=false is no test', async () => {
  const { call, needs } = await openAkismet()
  await call('submit-spam', { ...comment, is_test: '1' })
  expect(await needs.views.lessons(SITE)).toEqual([])
  await call('submit-spam', { ...comment, is_test: 'false' })
  expect(await needs.views.lessons(SITE)).toHaveLength(1)
})

test('what cannot be read is refused; what is empty teaches nothing', async () => {
  const { app, call, needs } = await openAkismet()
  const url = '/1.1/submit-spam'
  const host = `${AKISMET_KEY}.rest.akismet.com`
  for (const [type, payload] of [
    ['multipart/form-data', '--x--'],
    ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb'],
    ['application/json', '{"comment_content":'],
  ] as const) {
    const headers = { host, 'content-type': type }
    const answer = await app.inject({ method: 'POST', url, headers, payload })
    expect([answer.statusCode, answer.body]).toEqual([200, 'invalid'])
    expect(answer.headers['x-akismet-debug-help']).toBeDefined()
  }
  await call('submit-spam', { api_key: AKISMET_KEY, blog })
  expect(await needs.views.lessons(SITE)).toEqual([])
})

test('a body that is too large is answered in words that a client knows, with a GUID', async () => {
  const { call } = await openAkismet()
  const answer = await call('comment-check', { ...comment, comment_content: 'x'.repeat(1_100_000) })
  expect([answer.statusCode, answer.body]).toEqual([200, 'invalid'])
  expect(answer.headers['x-akismet-guid']).toBeDefined()
})

test('when the filter fails the client is told to try again, never a made-up false', async () => {
  const model = () => {
    throw new Error('broken')
  }
  const { call } = await openAkismet({
    needs: { learning: { model, version: 'none', lessonCount: () => 0, followed: () => 0 } },
  })
  const answer = await call('comment-check', comment)
  expect(answer.statusCode).toBe(503)
  expect(answer.headers['x-akismet-guid']).toBeDefined()
})

test('a comment of 60,000 characters, sent twice over by its client, is checked', async () => {
  const { call } = await openAkismet()
  const long = 'Ünder water. '.repeat(4_700)
  const answer = await call('comment-check', {
    ...comment,
    comment_content: long,
    POST_comment: long,
  })
  expect(answer.body).toBe('false')
})

test('answers to programs carry no rules for browsers; a page about an error does', async () => {
  const { app, call } = await openAkismet()
  const answer = await call('comment-check', comment)
  expect(answer.headers['content-security-policy']).toBeUndefined()
  const page = await app.inject({ url: '/1.1/nothing', headers: { accept: 'text/html' } })
  expect(page.headers['content-security-policy']).toContain("default-src 'none'")
})
