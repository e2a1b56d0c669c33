import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { AKISMET_KEY, openTestApp } from '../app.fixture.ts'
import { openRawSocket, type RawSocket } from './raw-socket.fixture.ts'

let server: Awaited<ReturnType<typeof openTestApp>>
let socket: RawSocket
beforeAll(async () => {
  server = await openTestApp()
  await server.app.listen({ port: 0, host: '127.0.0.1' })
  socket = await openRawSocket((server.app.server.address() as AddressInfo).port)
})
afterAll(async () => {
  socket.close()
  await server.stop()
})

const anyText = fc.string({ unit: 'binary', maxLength: 60 })
const anyName = fc.oneof(
  anyText,
  fc.constantFrom('comment_content', 'comment_context[]', 'honeypot_field_name', 'user_role'),
  fc.constantFrom('api_key', 'key', 'blog', 'user_ip', 'comment_author', 'POST_ak_js', '__proto__'),
)
const anyFields = fc.array(fc.tuple(anyName, anyText), { maxLength: 12 })
const signed: readonly [string, string][] = [
  ['user_ip', '192.0.2.1'],
  ['blog', 'https://blog.example'],
  ['api_key', AKISMET_KEY],
]
const oftenSigned = fc.tuple(anyFields, fc.boolean()).map(([fields, isSigned]) => {
  return isSigned ? [...fields, ...signed] : fields
})
const multipart = (fields: readonly (readonly [string, string])[]) =>
  [...fields.map(part), '--x--\r\n'].join('')
const part = ([name, value]: readonly [string, string]) =>
  `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`

/** Any bytes, forms of either kind, JSON, and forms that break off. */
const anyBody: fc.Arbitrary<Buffer> = fc
  .oneof(
    fc.uint8Array({ maxLength: 400 }),
    oftenSigned.map((it) => it.map(([name, value]) => `${name}=${value}`).join('&')),
    oftenSigned.map((it) => JSON.stringify(Object.fromEntries(it))),
    fc.jsonValue().map((value) => JSON.stringify(value)),
    oftenSigned.map(multipart),
    oftenSigned.map((it) => multipart(it).slice(0, -9)),
  )
  .map((body) => Buffer.from(body as string))

const anyType = fc.constantFrom(
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded; charset=iso-8859-1',
  'application/json',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'multipart/mixed; boundary=x',
  'text/plain',
  'charset=utf-8',
  ';',
)

const ENDPOINTS = ['comment-check', 'submit-spam', 'submit-ham', 'verify-key', 'get-subscription']
const WORDS =
  /^(valid|invalid|true|false|Missing required field: \w+\.|Thanks for .*\.|\{"account_id":1,.*\})$/

test('whatever body comes, the answer is one that clients know, as long as it says', async () => {
  const anyCall = fc.tuple(fc.constantFrom(...ENDPOINTS), anyType, fc.boolean(), anyBody)
  await fc.assert(
    fc.asyncProperty(anyCall, async ([endpoint, type, isLabelled, body]) => {
      const host = isLabelled ? `${AKISMET_KEY}.rest.akismet.com` : 'rest.akismet.com'
      const head = [
        `POST /1.1/${endpoint} HTTP/1.1`,
        `Host: ${host}`,
        `Content-Type: ${type}`,
        `Content-Length: ${body.length}`,
      ]
      const answer = await socket.ask(
        Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]),
      )
      expect(answer.status).toBe(200)
      expect(answer.body).toMatch(WORDS)
      expect(answer.headers['content-length']).toBe(String(Buffer.byteLength(answer.body)))
      expect(answer.headers['x-akismet-guid']).toMatch(/^[0-9a-f]{32}$/)
      const isError = /^(invalid|Missing)/.test(answer.body)
      expect('x-akismet-debug-help' in answer.headers).toBe(isError)
      expect(socket.left()).toBe('')
    }),
    { numRuns: 400 },
  )
  expect(server.reports).toEqual([])
})
