import { emptyModel } from '@riposte/filter'
import { expect, test, vi } from 'vitest'
import { openTestApp, SITE } from './app.fixture.ts'

/** Neutral about every text; two log-odds are enough to be held. */
const NEUTRAL = { ...emptyModel(), thresholds: { unsure: 2, spam: 4.5, discard: 9 } }

const ADVERT = 'We build sheds: https://sheds.example/offer'

type Server = Awaited<ReturnType<typeof openTestApp>>

/** Posts as somebody who took half a minute to write. */
async function post(server: Server, fields: Record<string, unknown>, address: string) {
  const formToken = server.token()
  server.clock.now += 30_000
  const answer = await server.post({ ...fields, formToken }, address)
  const { id, status } = answer.json() as { id: string; status: string }
  const reply = await server.needs.views.reply(SITE, id as never)
  return { id, status, reply: reply! }
}

test('whose advert was marked as spam is held when it comes back in other words', async () => {
  const server = await openTestApp({ model: NEUTRAL })
  const seller = { name: 'Shed Sale', email: 'sale@sheds.example' }
  const first = await post(server, { ...seller, text: ADVERT }, '192.0.2.10')
  expect(first.status).toBe('published')
  await server.app.inject({
    method: 'POST',
    url: '/v1/desk/decisions',
    headers: { cookie: await server.cookie(), origin: 'http://localhost:8080' },
    payload: { replyId: first.id, version: first.reply.position, decision: 'spam' },
  })
  // The lesson itself moves the model, too: what is asked for is the reason.
  await vi.waitFor(async () => {
    const text = 'Somewhere to keep the mower? Visit www.sheds.example for ideas.'
    const again = await post(server, { ...seller, text }, '192.0.2.200')
    expect(again.status).not.toBe('published')
    const said = again.reply.verdict!.reasons.map(({ code }) => code)
    expect(said).toEqual(expect.arrayContaining(['email-known', 'network-known', 'domain-known']))
  })
  const other = await post(server, { name: 'Eve', text: 'Fine weather.' }, '198.51.100.1')
  expect(other.reply.verdict!.reasons.map(({ code }) => code)).not.toContain('network-known')
  await server.stop()
})

test.each([
  ['https://news.example/ferry', false],
  ['http://localhost:8080/articles/ferry', false],
  ['http://localhost/articles/ferry', false],
  ['https://cheap-links.example/list', true],
  ['not an address', false],
])('a form sent from %s is sent from elsewhere: %s', async (referer, isElsewhere) => {
  const server = await openTestApp({ model: NEUTRAL })
  const formToken = server.token()
  server.clock.now += 30_000
  const answer = await server.app.inject({
    method: 'POST',
    url: '/v1/replies',
    headers: { referer, host: 'localhost', 'user-agent': 'Mozilla/5.0' },
    payload: { article: '/articles/ferry', name: 'Ada', text: 'Hello.', formToken },
  })
  const { id } = answer.json() as { id: string }
  const reply = await server.needs.views.reply(SITE, id as never)
  const form = reply!.verdict!.reasons.find(({ code }) => code === 'form')
  expect((form?.logOdds ?? 0) > 0).toBe(isElsewhere)
  await server.stop()
})
