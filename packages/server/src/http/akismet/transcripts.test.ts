import { readdirSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { AKISMET_KEY, openTestApp } from '../app.fixture.ts'
import { openRawSocket, type RawAnswer, type RawSocket } from './raw-socket.fixture.ts'
import { type Exchange, parseTranscript } from './transcript.fixture.ts'

const FOLDER = new URL('../../../../../fixtures/akismet/', import.meta.url)
const transcripts = readdirSync(FOLDER).filter((name) => name.endsWith('.http'))

let server: Awaited<ReturnType<typeof openTestApp>>
let port: number
beforeAll(async () => {
  server = await openTestApp()
  await server.app.listen({ port: 0, host: '127.0.0.1' })
  port = (server.app.server.address() as AddressInfo).port
})
afterAll(() => server.stop())

test.each(transcripts)('%s: every request gets its answer, to the byte', async (name) => {
  const exchanges = parseTranscript(readFileSync(new URL(name, FOLDER), 'utf8'), AKISMET_KEY)
  expect(exchanges.length).toBeGreaterThan(0)
  let socket: RawSocket | undefined
  for (const exchange of exchanges) {
    socket ??= await openRawSocket(port)
    expectAnswer(await socket.ask(exchange.request), exchange)
    expect(exchange.closes ? await socket.rest() : socket.left()).toBe('')
    if (exchange.closes) socket = undefined
  }
  socket?.close()
  expect(server.reports).toEqual([])
})

function expectAnswer(answer: RawAnswer, { request, status, headers, body }: Exchange): void {
  const context = `${request}\n\n→ ${JSON.stringify(answer)}`
  expect(answer.status, context).toBe(status)
  if (body !== '*') expect(answer.body, context).toBe(body)
  expect(answer.headers['content-length'], context).toBe(String(Buffer.byteLength(answer.body)))
  expect(answer.headers['x-akismet-guid'], context).toMatch(/^[0-9a-f]{32}$/)
  const expected = { 'transfer-encoding': '-', location: '-', 'x-akismet-debug-help': '-' }
  for (const [name, value] of Object.entries({ ...expected, ...headers })) {
    if (value === '-') expect(answer.headers, context).not.toHaveProperty(name)
    else if (value === '*') expect(answer.headers, context).toHaveProperty(name)
    else expect(answer.headers[name], context).toBe(value)
  }
}
