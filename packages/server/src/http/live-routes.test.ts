import { get } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { openTestApp } from './app.fixture.ts'
import type { AppNeeds } from './app-needs.ts'

const ends: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

async function openLive(needs: Partial<AppNeeds> = {}) {
  const server = await openTestApp({ needs })
  await server.app.listen({ port: 0 })
  ends.push(server.stop)
  const { port } = server.app.server.address() as AddressInfo
  /** What a page receives, as one text that grows. */
  const watch = (query: string, headers: Record<string, string> = {}) => {
    const received = { text: '', status: 0 }
    const url = `http://localhost:${port}/v1/live?article=/articles/ferry${query}`
    const request = get(url, { headers }, (answer) => {
      received.status = answer.statusCode ?? 0
      answer.setEncoding('utf8').on('data', (chunk) => {
        received.text += chunk
      })
    })
    request.on('error', () => {})
    ends.unshift(() => void request.destroy())
    return received
  }
  return { ...server, watch }
}

const has = (received: { text: string }, words: string) =>
  vi.waitFor(() => expect(received.text).toContain(words))

test('an open page is told of a published reply, whole, with its position', async () => {
  const { watch, post } = await openLive()
  const page = watch('')
  await has(page, ': live')
  const { id } = (await post({ text: 'Live words.' })).json()
  await has(page, 'Live words.')
  expect(page.text).toContain('id: 1\nevent: reply\n')
  expect(page.text).toContain(id)
  expect(page.text).toContain('"count":1')
})

test('a page that comes back is told what it missed, and nothing else', async () => {
  const { watch, post } = await openLive()
  await post({ text: 'Seen before.' })
  await post({ text: 'Missed one.' })
  const byHeader = watch('', { 'last-event-id': '1' })
  const byAddress = watch('&after=1')
  for (const page of [byHeader, byAddress]) {
    await has(page, 'Missed one.')
    expect(page.text).not.toContain('Seen before.')
  }
})

test('a reply that waits for a person is not mentioned to others', async () => {
  const { watch, post, backend } = await openLive()
  const page = watch('&after=0')
  await has(page, ': live')
  await backend.journal.record({
    type: 'submitted',
    site: 'ledger' as never,
    replyId: 'b'.repeat(26) as never,
    at: 1,
    article: '/articles/ferry' as never,
    parentId: null,
    name: 'Held',
    website: '',
    text: 'Waiting.',
    status: 'held',
    verdict: { label: 'unsure', discard: false, probability: 0.5, reasons: [], model: 'x' },
    features: '',
  })
  await post({ text: 'Public.' })
  await has(page, 'Public.')
  expect(page.text).not.toContain('b'.repeat(26))
})

test('a page that was away for long gets everything, in order', async () => {
  const { watch, post } = await openLive({ postsPerMinute: 1_000 })
  for (let i = 1; i <= 120; i++) await post({ text: `Reply number ${i}.` })
  const page = watch('&after=0')
  await has(page, 'Reply number 120.')
  const ids = [...page.text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id))
  expect(ids).toEqual(Array.from({ length: 120 }, (_, i) => i + 1))
})

test('streams asked for one behind another on one connection leave no trace', async () => {
  const { app, needs } = await openLive()
  let joined = 0
  const { joinThread } = needs.audience
  Object.assign(needs.audience, {
    joinThread: (...words: Parameters<typeof joinThread>) => {
      joined++
      const leave = joinThread(...words)
      return () => {
        joined--
        leave()
      }
    },
  })
  const socket = connect((app.server.address() as AddressInfo).port, 'localhost')
  const request = 'GET /v1/live?article=/articles/ferry HTTP/1.1\r\nhost: x\r\n\r\n'
  socket.write(request.repeat(100))
  await vi.waitFor(() => expect(joined).toBe(1))
  socket.destroy()
  await vi.waitFor(() => expect(joined).toBe(0))
})

test('HEAD does not open a stream', async () => {
  const { app } = await openLive()
  const url = '/v1/live?article=/articles/ferry'
  expect((await app.inject({ method: 'HEAD', url })).statusCode).toBe(405)
})

test('an unknown article is a problem, not a stream', async () => {
  const { app } = await openLive()
  expect((await app.inject('/v1/live?article=/articles/none')).statusCode).toBe(404)
})
