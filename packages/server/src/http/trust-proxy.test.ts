import { expect, test } from 'vitest'
import { AKISMET_KEY, openTestApp } from './app.fixture.ts'

/** Whether a second post is taken for one from the same network as the first. */
async function countsAsOne(trustProxy: false | string | number, first: string, second: string) {
  const server = await openTestApp({ needs: { trustProxy, postsPerMinute: 1 } })
  expect((await server.post({}, first)).statusCode).toBe(201)
  const { statusCode } = await server.post({ text: 'Another.' }, second)
  await server.stop()
  return statusCode === 429
}

test('nobody’s word for an address is taken unless a proxy is named', async () => {
  expect(await countsAsOne(false, '192.0.2.1', '192.0.2.2')).toBe(true)
  expect(await countsAsOne('10.0.0.1', '192.0.2.1', '192.0.2.2')).toBe(true)
  expect(await countsAsOne('127.0.0.1', '192.0.2.1', '192.0.2.2')).toBe(false)
})

test('of one proxy only the last address is believed, of two the one before', async () => {
  const [first, second] = ['198.51.100.1, 192.0.2.1', '198.51.100.2, 192.0.2.1']
  expect(await countsAsOne(1, first, second)).toBe(true)
  expect(await countsAsOne(2, first, second)).toBe(false)
})

test('a proxy that is believed may say which host, and so which key, was asked', async () => {
  const ask = async (trustProxy: false | number) => {
    const { app } = await openTestApp({ needs: { trustProxy } })
    const headers = { 'x-forwarded-host': `${AKISMET_KEY}.spam.example`, host: 'localhost' }
    const payload = { user_ip: '', comment_content: 'Nice.' }
    const url = '/1.1/comment-check'
    return (await app.inject({ method: 'POST', url, headers, payload })).body
  }
  expect(await ask(1)).toBe('false')
  expect(await ask(false)).toBe('invalid')
})
