import { decodeFeatures, judgeFeatures } from '@riposte/filter'
import { expect, test, vi } from 'vitest'
import { MODELS, openTestApp, SITE } from './app.fixture.ts'

async function openHeld() {
  const server = await openTestApp({ model: MODELS.holding })
  const { id } = (await server.post({ text: 'cheap pills here' })).json()
  const stored = async () => (await server.needs.views.reply(SITE, id))!
  const cookie = await server.cookie()
  const decide = async (decision: string) =>
    server.app.inject({
      method: 'POST',
      url: '/v1/desk/decisions',
      headers: { cookie },
      payload: { replyId: id, version: (await stored()).position, decision },
    })
  const object = () =>
    server.app.inject({
      method: 'POST',
      url: `${server.receiptOf(id)}/object`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: '',
    })
  return { ...server, id, stored, decide, object }
}

test('after an objection the model is as if it had never learned the reply', async () => {
  const { needs, stored, decide, object, stop } = await openHeld()
  const features = decodeFeatures(Buffer.from((await stored()).features, 'base64'))
  const probability = () => judgeFeatures(needs.learning.model(), features).probability
  const before = probability()
  await decide('spam')
  await vi.waitFor(() => expect(needs.learning.lessonCount()).toBe(1))
  expect(probability()).toBeGreaterThan(before)
  expect((await object()).statusCode).toBe(303)
  expect(needs.learning.lessonCount()).toBe(0)
  expect(probability()).toBe(before)
  await stop()
})

test('a held reply still goes to a person, whose decision teaches nothing', async () => {
  const { app, needs, receiptOf, id, stored, decide, object, stop } = await openHeld()
  await object()
  expect((await needs.views.queue(SITE, 'held', 9)).map((it) => it.id)).toEqual([id])
  expect((await decide('approve')).statusCode).toBe(200)
  expect(await stored()).toMatchObject({ status: 'published', features: '' })
  expect(await needs.views.lessons(SITE)).toEqual([])
  expect((await app.inject(receiptOf(id))).body).toContain('You objected on 20 November 2026.')
  await stop()
})

test('objecting twice is objecting once, and to an erased reply not at all', async () => {
  const { app, needs, receiptOf, id, object, stop } = await openHeld()
  await object()
  const { position } = (await needs.views.reply(SITE, id))!
  await object()
  expect((await needs.views.reply(SITE, id))!.position).toBe(position)
  await app.inject({
    method: 'POST',
    url: `${receiptOf(id)}/erase`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'confirm=yes',
  })
  expect((await object()).statusCode).toBe(404)
  await stop()
})
