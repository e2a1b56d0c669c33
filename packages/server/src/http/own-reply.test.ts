import { expect, test } from 'vitest'
import { MODELS, openTestApp, SITE } from './app.fixture.ts'

type App = Awaited<ReturnType<typeof openTestApp>>
const change = ({ app }: App, id: string, payload: object) =>
  app.inject({ method: 'PATCH', url: `/v1/replies/${id}`, payload })
const remove = ({ app }: App, id: string, payload: object) =>
  app.inject({ method: 'DELETE', url: `/v1/replies/${id}`, payload })

test('who has the token that wrote a reply may change it; readers see that it was', async () => {
  const server = await openTestApp()
  const { id, writer, editableUntil } = (await server.post({})).json()
  expect(editableUntil).toBe(server.clock.now + 15 * 60_000)
  const changed = await change(server, id, { text: 'Better words.', writer })
  expect(changed.statusCode).toBe(200)
  expect(changed.json()).toMatchObject({ id, status: 'published', writer })
  const { body } = await server.app.inject('/articles/ferry')
  expect(body).toContain('Better words.')
  expect(body).toContain('edited')
  expect(body).not.toContain('Hello.')
  const kept = await server.needs.views.reply(SITE, id)
  expect(kept?.revisions).toMatchObject([{ text: 'Hello.' }])
})

test('the token of one reply is the token of the next', async () => {
  const server = await openTestApp()
  const { writer } = (await server.post({})).json()
  const second = (await server.post({ text: 'Again.', writer })).json()
  expect(second.writer).toBe(writer)
  const ids = [second.id, (await server.post({ text: 'Other.' })).json().id]
  const [mine, others] = await Promise.all(ids.map((it) => server.needs.views.reply(SITE, it)))
  expect(mine?.writer).not.toBe(others?.writer)
})

test('somebody else changes and deletes nothing, and learns nothing', async () => {
  const server = await openTestApp()
  const { id } = (await server.post({})).json()
  const { writer } = (await server.post({ text: 'Mine.' })).json()
  for (const who of [{}, { writer }, { writer: 'made.up' }, { receipt: 'x'.repeat(48) }]) {
    expect((await change(server, id, { text: 'No.', ...who })).statusCode).toBe(404)
    expect((await remove(server, id, who)).statusCode).toBe(404)
  }
  expect(await server.needs.views.reply(SITE, id)).toMatchObject({ text: 'Hello.' })
})

test('a receipt opens its own reply, to change it and to delete it', async () => {
  const server = await openTestApp()
  const { id, receiptUrl } = (await server.post({})).json()
  const receipt = receiptUrl.split('/').at(-1)
  expect((await change(server, id, { text: 'New.', receipt })).statusCode).toBe(200)
  for (const _ of ['once', 'again']) {
    expect((await remove(server, id, { receipt })).statusCode).toBe(204)
    expect(await server.needs.views.reply(SITE, id)).toMatchObject({ status: 'erased' })
  }
})

test('who repeats the words of a stranger gets a reply and a receipt of their own', async () => {
  const server = await openTestApp()
  // A copy of a page, as a cache or a generator keeps it, gives all its readers one token.
  const same = { name: 'Ada', text: 'Same!', formToken: server.token() }
  const [first, again] = [await server.post(same), await server.post(same)]
  expect(again.json().receiptUrl).toBe(first.json().receiptUrl)
  const other = (await server.post(same, '198.51.100.7')).json()
  expect(other.id).not.toBe(first.json().id)
  expect(other.receiptUrl).not.toBe(first.json().receiptUrl)
})

test('after its time a reply is not changed any more, but may be deleted', async () => {
  const server = await openTestApp()
  const { id, writer } = (await server.post({})).json()
  server.clock.now += 15 * 60_000 + 1
  const late = await change(server, id, { text: 'Too late.', writer })
  expect(late.json()).toMatchObject({ code: 'not-editable' })
  expect((await remove(server, id, { writer })).statusCode).toBe(204)
})

test('an edit is judged: nobody slips past the filter, and none undoes a hold', async () => {
  const model = { current: MODELS.publishing as (typeof MODELS)['holding'] }
  const nothing = () => 0
  const seen = { lessonCount: nothing, followed: nothing }
  const learning = { model: () => model.current, version: 'x', ...seen }
  const server = await openTestApp({ needs: { learning } })
  const { id, writer } = (await server.post({})).json()
  model.current = MODELS.holding
  const held = await change(server, id, { text: 'Buy now.', writer })
  expect(held.json()).toMatchObject({ status: 'held', html: null })
  expect((await server.app.inject('/articles/ferry')).body).not.toContain('Buy now.')
  model.current = MODELS.publishing
  const still = await change(server, id, { text: 'Innocent again.', writer })
  expect(still.json()).toMatchObject({ status: 'held' })
})

test('without a script the receipt has a form for it', async () => {
  const { app, post, clock } = await openTestApp()
  const { receiptUrl } = (await post({})).json()
  expect((await app.inject(receiptUrl)).body).toContain(`action="${receiptUrl}/edit"`)
  const send = (text: string) =>
    app.inject({
      method: 'POST',
      url: `${receiptUrl}/edit`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
      payload: new URLSearchParams({ text }).toString(),
    })
  const changed = await send('By receipt.')
  expect(changed.statusCode).toBe(303)
  const page = await app.inject(String(changed.headers.location))
  expect(page.body).toContain('your reply has been changed')
  expect(page.body).toContain('By receipt.')
  expect((await send('')).statusCode).toBe(400)
  clock.now += 60 * 60_000
  expect((await app.inject(receiptUrl)).body).not.toContain('/edit"')
})
