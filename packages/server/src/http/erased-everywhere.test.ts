import { expect, test, vi } from 'vitest'
import { KEPT } from '../privacy/register.ts'
import { openTestApp, SITE } from './app.fixture.ts'

const SECRET = 'Zanzibarimperator'

/** A server on which somebody named so wrote a reply that was answered, drawn and read by many. */
async function openRead() {
  const server = await openTestApp()
  const { app, post, needs } = server
  const { id } = (await post({ name: SECRET, text: `I am ${SECRET}.` })).json()
  await post({ name: 'Grace', text: 'An answer.', parentId: id })
  const frames: string[] = []
  const leave = needs.audience.joinThread(SITE, '/articles/ferry' as never, (it) => frames.push(it))
  const places = [
    '/articles/ferry',
    '/articles/ferry?order=newest',
    '/v1/thread?article=/articles/ferry&jsonld',
    '/v1/replies?article=/articles/ferry',
    '/frame?article=/articles/ferry',
    '/feed.atom',
    '/feed.json?article=/articles/ferry',
  ]
  const readAll = () => Promise.all(places.map(async (url) => (await app.inject(url)).body))
  const erase = (of = id) =>
    app.inject({
      method: 'POST',
      url: `${server.receiptOf(of)}/erase`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'confirm=yes',
    })
  return { ...server, id, frames, leave, readAll, erase }
}

test('after an erasure no page, feed, fragment or data for programs has it', async () => {
  const { readAll, erase, stop } = await openRead()
  for (const body of await readAll()) expect(body).toContain(SECRET)
  await erase()
  for (const body of await readAll()) expect(body).not.toContain(SECRET)
  await stop()
})

test('open pages are told, and drawn copies are dropped, not only left unused', async () => {
  const { readAll, erase, frames, needs, id, stop } = await openRead()
  await readAll()
  await erase()
  await vi.waitFor(() => expect(frames.join('')).toContain('was erased'))
  expect(frames.at(-1)).not.toContain(SECRET)
  expect(needs.drawn.drop(() => true)).toBe(false)
  expect(needs.drawReply.forget(id)).toBe(false)
  await stop()
})

test('the receipt lists each entry that was held, looked for and not found', async () => {
  const { app, erase, stop } = await openRead()
  const location = String((await erase()).headers.location)
  const held = new URL(location, 'http://x').searchParams.get('erased')!.split('.')
  expect(held).toEqual([
    ...['name', 'text', 'writer', 'thread-place', 'notice'],
    ...['verdict', 'features'],
  ])
  const page = (await app.inject(location)).body
  const rows = [...page.matchAll(/<tr><th scope="row">(.*?)<\/th><td[^>]*>(.*?)<\/td>/g)]
  const said = Object.fromEntries(
    rows.reverse().map(([, what, found]) => [what!.replace(/<[^>]+>/g, ''), found]),
  )
  for (const { id, name } of KEPT.filter((it) => held.includes(it.id))) {
    const isPlace = id === 'thread-place'
    expect(said[name]).toBe(
      isPlace ? 'An empty place, without name or words' : 'Nothing: it is gone',
    )
  }
  expect(said['What the filter learned from it']).toBe('Nothing: it is gone')
  expect(said['Drawn copies in the server’s memory']).toBe('Nothing: it is gone')
  expect(said['Pages that readers had open, and that listen']).toBe('All of them have been told')
  expect(page).toContain('What nobody can take back')
  await stop()
})

test('it is looked for, not assumed: what is still there is said to be under way', async () => {
  const { app, needs, receiptOf, erase, id, stop } = await openRead()
  await erase()
  const votersOf = needs.views.votersOf
  Object.assign(needs.views, { votersOf: async () => 1 })
  const page = (await app.inject(`${receiptOf(id)}?erased=name.votes`)).body
  expect(page).toContain('Under way: look again in a minute')
  Object.assign(needs.views, { votersOf })
  expect((await app.inject(receiptOf(id))).body).not.toContain('Under way')
  await stop()
})
