import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp } from './app.fixture.ts'

let server: Awaited<ReturnType<typeof openTestApp>>
beforeAll(async () => {
  server = await openTestApp({ needs: { postsPerMinute: 1_000_000 } })
})
afterAll(() => server.stop())

const FIELDS = ['article', 'parentId', 'name', 'email', 'website', 'text', 'formToken', 'subject']
const anyText = fc.string({ unit: 'binary', maxLength: 60 })
const anyJson = fc.oneof(
  fc.jsonValue(),
  fc.dictionary(fc.constantFrom(...FIELDS, '__proto__', 'constructor'), fc.jsonValue()),
  fc.record({ article: fc.constant('/articles/ferry'), name: anyText, text: anyText }),
)
const anyBytes = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes))
const type = fc.constantFrom(
  'application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/plain',
  '',
)

const send = (url: string, contentType: string, payload: string | Buffer) =>
  server.app.inject({ method: 'POST', url, payload, headers: { 'content-type': contentType } })

test('whatever is posted by a reader or a desk, it is no bug of ours', async () => {
  const url = fc.constantFrom('/v1/replies', '/replies', '/v1/desk/decisions', '/receipt/x/erase')
  await fc.assert(
    fc.asyncProperty(url, type, fc.oneof(anyBytes, anyText), async (path, kind, payload) => {
      expect((await send(path, kind, payload)).statusCode).toBeLessThan(500)
    }),
    { numRuns: 300 },
  )
  await fc.assert(
    fc.asyncProperty(anyJson, async (value) => {
      const answer = await send('/v1/replies', 'application/json', JSON.stringify(value))
      expect(answer.statusCode).toBeLessThan(500)
      expect(answer.headers['content-type']).toContain('json')
    }),
    { numRuns: 300 },
  )
  expect(server.reports).toEqual([])
})

test('whatever name and text a reader gives, it is published or refused by name', async () => {
  await fc.assert(
    fc.asyncProperty(anyText, anyText, async (name, text) => {
      const answer = await server.post({ name, text })
      if (answer.statusCode === 201) return
      expect(answer.json()).toMatchObject({ status: 400, code: 'invalid-request' })
      expect(['name', 'text']).toContain(answer.json().field)
    }),
    { numRuns: 200 },
  )
  expect(server.reports).toEqual([])
})

test('whatever address is asked for, it is no bug of ours', async () => {
  const path = fc.oneof(
    anyText.map((text) => `/${text}`),
    anyText.map((text) => `/articles/${encodeURIComponent(text.toWellFormed())}`),
    anyText.map((text) => `/receipt/${encodeURIComponent(text.toWellFormed())}`),
    anyText.map((text) => `/v1/thread?article=${text}&article=${text}&to=${text}`),
    fc.constantFrom(
      '/articles/%00',
      '/articles/%FF',
      '/articles/__proto__',
      '//',
      '/%',
      '/v1/live?',
    ),
  )
  await fc.assert(
    fc.asyncProperty(path, async (url) => {
      expect((await server.app.inject(url.replaceAll(/[\0-\x20]/g, ''))).statusCode).toBeLessThan(
        500,
      )
    }),
    { numRuns: 300 },
  )
  expect(server.reports).toEqual([])
})
