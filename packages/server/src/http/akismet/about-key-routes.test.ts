import { expect, test } from 'vitest'
import { AKISMET_KEY, openTestApp } from '../app.fixture.ts'

const blog = 'https://blog.example/'
const OTHER = 'ffffffffffff'
const ABOUT_KEY = ['verify-key', 'get-subscription', 'deactivate', 'token', 'verify-wpcom-key']

async function openAkismet() {
  const { app } = await openTestApp()
  return (
    endpoint: string,
    fields: Record<string, string>,
    host = 'rest.akismet.com',
    query = '',
  ) =>
    app.inject({
      method: 'POST',
      url: `/1.1/${endpoint}${query}`,
      headers: { host, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    })
}

test.each(ABOUT_KEY)('%s: `key` is asked about, whatever key signs', async (endpoint) => {
  const call = await openAkismet()
  const isRefused = async (...args: Parameters<typeof call>) => {
    const answer = await call(...args)
    expect(answer.statusCode).toBe(200)
    expect('x-akismet-debug-help' in answer.headers).toBe(answer.body === 'invalid')
    return answer.body === 'invalid'
  }
  const labelled = `${AKISMET_KEY.toUpperCase()}.rest.akismet.com`
  expect(await isRefused(endpoint, { key: AKISMET_KEY, api_key: OTHER, blog })).toBe(false)
  expect(await isRefused(endpoint, { key: AKISMET_KEY.toUpperCase(), blog })).toBe(false)
  expect(await isRefused(endpoint, { api_key: AKISMET_KEY, blog })).toBe(false)
  expect(await isRefused(endpoint, { blog }, labelled)).toBe(false)
  expect(await isRefused(endpoint, { blog }, undefined, `?key=${AKISMET_KEY}`)).toBe(false)
  expect(await isRefused(endpoint, { key: OTHER, api_key: AKISMET_KEY, blog }, labelled)).toBe(true)
  expect(await isRefused(endpoint, { blog })).toBe(true)
})

test('a subscription is an object that WordPress takes for active', async () => {
  const call = await openAkismet()
  const answer = await call('get-subscription', { key: AKISMET_KEY, blog })
  expect(answer.json()).toEqual({
    account_id: 1,
    status: 'active',
    account_name: 'Self-hosted',
    account_type: 'self-hosted',
    next_billing_date: false,
    limit_reached: false,
  })
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
})

test('a key is deactivated in words only, and a token is another each time', async () => {
  const call = await openAkismet()
  expect((await call('deactivate', { key: AKISMET_KEY, blog })).body).toBe('deactivated')
  expect((await call('verify-key', { key: AKISMET_KEY, blog })).body).toBe('valid')
  const tokens = [
    (await call('token', { api_key: AKISMET_KEY })).body,
    (await call('token', { api_key: AKISMET_KEY })).body,
  ]
  for (const token of tokens) expect(token).toMatch(/^[0-9a-f]{32}$/)
  expect(tokens[0]).not.toBe(tokens[1])
  expect(tokens).not.toContain(AKISMET_KEY)
})
