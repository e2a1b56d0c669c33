import { request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openTestApp } from './http/app.fixture.ts'
import { readTls } from './read-tls.ts'

const file = (name: string) =>
  fileURLToPath(new URL(`../../../fixtures/tls/${name}`, import.meta.url))
const read = (cert?: string, key?: string) =>
  readTls({ 'tls-cert': cert && file(cert), 'tls-key': key && file(key) })

test('without a certificate and a key there is no TLS', () => {
  expect(read()).toBeUndefined()
})

test.each([
  [undefined, 'localhost.key', /--tls-key is given without --tls-cert/],
  ['localhost.pem', undefined, /--tls-cert is given without --tls-key/],
  ['missing.pem', 'localhost.key', /^--tls-cert: .*missing\.pem.* Give a PEM file/],
  ['localhost.pem', 'missing.key', /^--tls-key: .*missing\.key.* Give a PEM file/],
  ['localhost.pem', 'other.key', /are not a certificate and its key/],
  ['README.md', 'localhost.key', /are not a certificate and its key/],
])('%s with %s is refused, saying why', (cert, key, words) => {
  expect(() => read(cert, key)).toThrow(words)
})

test('with both, every answer goes out over TLS', async () => {
  const tls = read('localhost.pem', 'localhost.key')!
  const server = await openTestApp({ needs: { tls } })
  await server.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = server.app.server.address() as AddressInfo
  const url = `https://127.0.0.1:${port}/1.1/test`
  const body = await new Promise<string>((resolve, reject) => {
    const asked = request(url, { ca: tls.cert }, (answer) => {
      answer.setEncoding('utf8').on('data', resolve)
    })
    asked.on('error', reject).end()
  })
  expect(body).toBe('connected')
  await server.stop()
})
