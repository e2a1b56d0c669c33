import dns from 'node:dns'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { Author, Blog, Client as CedxClient, CheckResult, Comment } from '@cedx/akismet'
import { client as waline } from 'akismet'
import { AkismetClient } from 'akismet-api'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { AKISMET_KEY, openTestApp, SITE } from '../app.fixture.ts'

const BLOG = 'https://blog.example/'
const WRONG_KEY = 'ffffffffffff'
const SPAM = 'viagra-test-123'

const lookup = dns.lookup

/** `spam.example` and all names below it are this machine, as a wildcard record would have it. */
const lookupHere = (name: string, ...rest: unknown[]) =>
  Reflect.apply(lookup, dns, [name.endsWith('spam.example') ? '127.0.0.1' : name, ...rest])

let server: Awaited<ReturnType<typeof openTestApp>>
let port: number
beforeAll(() => {
  vi.spyOn(dns, 'lookup').mockImplementation(lookupHere as typeof dns.lookup)
})
afterAll(() => vi.restoreAllMocks())
beforeEach(async () => {
  server = await openTestApp()
  await server.app.listen({ port: 0, host: '127.0.0.1' })
  port = (server.app.server.address() as AddressInfo).port
  return server.stop
})

const lessons = async () => (await server.needs.views.lessons(SITE)).map(({ label }) => label)

test('npm akismet-api 6: pointed here by host and protocol', async () => {
  const host = `spam.example:${port}`
  const open = (key: string) => new AkismetClient({ key, blog: BLOG, host, protocol: 'http' })
  const comment = { ip: '192.0.2.17', useragent: 'Mozilla/5.0', content: 'Nice.', honeypot: '' }
  const client = open(AKISMET_KEY)
  expect(await client.verifyKey()).toBe(true)
  expect(await open(WRONG_KEY).verifyKey()).toBe(false)
  expect(await client.checkSpam({ ...comment, name: 'Ada' })).toBe(false)
  expect(await client.checkSpam({ ...comment, name: SPAM })).toBe(true)
  await expect(open(WRONG_KEY).checkSpam(comment)).rejects.toThrow('Invalid API key')
  await client.submitSpam(comment)
  expect(await lessons()).toEqual(['spam'])
  await client.submitHam(comment)
  expect(await lessons()).toEqual(['ham'])
})

test('npm @cedx/akismet 16: pointed here by baseUrl', async () => {
  const baseUrl = `http://127.0.0.1:${port}`
  const blog = new Blog({ charset: 'UTF-8', languages: ['en'], url: BLOG })
  const client = new CedxClient(AKISMET_KEY, blog, { baseUrl })
  const author = { ipAddress: '192.0.2.17', userAgent: 'Mozilla/5.0' }
  const comment = (name: string, role = '') =>
    new Comment({
      author: new Author({ ...author, name, role }),
      content: 'Nice.',
      context: ['news', 'council'],
    })
  expect(await client.verifyKey()).toBe(true)
  expect(await new CedxClient(WRONG_KEY, blog, { baseUrl }).verifyKey()).toBe(false)
  expect(await client.checkComment(comment('Ada'))).toBe(CheckResult.ham)
  expect(await client.checkComment(comment('Ada', 'administrator'))).toBe(CheckResult.ham)
  expect(await client.checkComment(comment(SPAM))).toBe(CheckResult.spam)
  await client.submitSpam(comment('Ada'))
  expect(await lessons()).toEqual(['spam'])
  await client.submitHam(comment('Ada'))
  expect(await lessons()).toEqual(['ham'])
})

test('npm akismet 2, of Waline and Staticman: pointed here by host and port', async () => {
  const open = (apiKey: string) => {
    const client = waline({ apiKey, blog: BLOG, host: 'spam.example', port })
    return {
      verifyKey: promisify(client.verifyKey.bind(client)),
      checkComment: promisify(client.checkComment.bind(client)),
      submitSpam: promisify(client.submitSpam.bind(client)),
      submitHam: promisify(client.submitHam.bind(client)),
    }
  }
  const comment = { user_ip: '192.0.2.17', comment_content: 'Nice.' }
  const client = open(AKISMET_KEY)
  expect(await client.verifyKey()).toBe(true)
  expect(await open(WRONG_KEY).verifyKey()).toBe(false)
  expect(await client.checkComment({ ...comment, comment_author: 'Ada' })).toBe(false)
  expect(await client.checkComment({ ...comment, comment_author: SPAM })).toBe(true)
  await client.submitSpam(comment)
  expect(await lessons()).toEqual(['spam'])
  await client.submitHam(comment)
  expect(await lessons()).toEqual(['ham'])
})
