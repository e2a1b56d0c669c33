import { decodeFeatures, encodeFeatures, judgeFeatures } from '@riposte/filter'
import { expect, test, vi } from 'vitest'
import { articleFinder } from '../articles/find-article.ts'
import { parseLives } from '../privacy/lives.ts'
import { noticeEntries } from '../privacy/notice-entries.ts'
import { IN_PASSING, KEPT, LIVES } from '../privacy/register.ts'
import { MODELS, openTestApp, SITE } from './app.fixture.ts'

const erase = (app: Awaited<ReturnType<typeof openTestApp>>['app'], receipt: string) =>
  app.inject({
    method: 'POST',
    url: `${receipt}/erase`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
    payload: 'confirm=yes',
  })

test('the receipt shows the text, the status, who decided and why', async () => {
  const { app, post, receiptOf } = await openTestApp({ model: MODELS.holding })
  const { id } = (await post({ text: 'My own words.' })).json()
  const receipt = await app.inject(receiptOf(id))
  expect(receipt.statusCode).toBe(200)
  expect(receipt.body).toContain('My own words.')
  expect(receipt.body).toMatch(/filter/i)
  expect(receipt.headers['referrer-policy']).toBe('no-referrer')
  expect(receipt.headers['cache-control']).toBe('no-store')
  expect(receipt.headers['x-robots-tag']).toBe('noindex')
})

test('a receipt cannot be guessed from a reply’s public id', async () => {
  const { app, post, receiptOf } = await openTestApp()
  const { id } = (await post({})).json()
  expect((await app.inject(`/receipt/${id}`)).statusCode).toBe(404)
  const forged = receiptOf(id).slice(0, -1)
  expect((await app.inject(`${forged}_`)).statusCode).toBe(404)
  expect((await erase(app, `/receipt/${id}`)).statusCode).toBe(404)
})

test('erasing takes the words out of journal, views, thread and receipt', async () => {
  const { app, post, receiptOf, needs } = await openTestApp()
  const { id } = (await post({ text: 'Forget these words.', name: 'Nobody' })).json()
  const answer = await erase(app, receiptOf(id))
  expect(answer.statusCode).toBe(303)
  const receipt = await app.inject(String(answer.headers.location))
  expect(receipt.body).toContain('erased')
  expect(receipt.body).not.toContain('Forget these words')
  expect((await app.inject('/articles/ferry')).body).not.toContain('Forget these words')
  for await (const batch of needs.journal.follow(0, new AbortController().signal)) {
    expect(JSON.stringify(batch)).not.toMatch(/Forget these words|Nobody/)
    break
  }
})

test('an answered reply leaves an empty place, so its answers stay', async () => {
  const { app, post, receiptOf } = await openTestApp()
  const parent = (await post({ text: 'First.' })).json()
  await post({ text: 'Second.', parentId: parent.id })
  await erase(app, receiptOf(parent.id))
  const page = (await app.inject('/articles/ferry')).body
  expect(page).not.toContain('First.')
  expect(page).toContain('Second.')
  expect(page).toContain('was erased')
})

test('erasing unlearns: the model judges as if it had never learned the reply', async () => {
  const { app, post, receiptOf, needs, cookie } = await openTestApp({ model: MODELS.holding })
  const { id } = (await post({ text: 'cheap pills here' })).json()
  const reply = (await needs.views.reply(SITE, id))!
  const features = decodeFeatures(Buffer.from(reply.features, 'base64'))
  const before = judgeFeatures(needs.learning.model(), features).probability
  await app.inject({
    method: 'POST',
    url: '/v1/desk/decisions',
    headers: { cookie: await cookie() },
    payload: { replyId: id, version: reply.position, decision: 'spam' },
  })
  await vi.waitFor(() => expect(needs.learning.lessonCount()).toBe(1))
  expect(judgeFeatures(needs.learning.model(), features).probability).toBeGreaterThan(before)
  await erase(app, receiptOf(id))
  await vi.waitFor(() => expect(needs.learning.lessonCount()).toBe(0))
  expect(judgeFeatures(needs.learning.model(), features).probability).toBe(before)
  expect(encodeFeatures(features).length).toBeGreaterThan(0)
})

test('the receipt still opens and erases when the article is gone', async () => {
  const { app, post, receiptOf, needs } = await openTestApp()
  const { id } = (await post({ text: 'Still mine.' })).json()
  const gone = articleFinder([], [])
  const later = await openTestApp({ backend: needs as never, needs: gone })
  expect((await later.app.inject(receiptOf(id))).body).toContain('Still mine.')
  expect((await erase(later.app, receiptOf(id))).statusCode).toBe(303)
  expect((await app.inject(receiptOf(id))).body).not.toContain('Still mine.')
  const headers = { cookie: await later.cookie() }
  const queue = await later.app.inject({ url: '/v1/desk/replies?queue=published', headers })
  expect(queue.statusCode).toBe(200)
})

test('erasing needs the box to be ticked', async () => {
  const { app, post, receiptOf, needs } = await openTestApp()
  const { id } = (await post({})).json()
  const answer = await app.inject({
    method: 'POST',
    url: `${receiptOf(id)}/erase`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: '',
  })
  expect(answer.json()).toMatchObject({ status: 400, field: 'confirm' })
  expect(await needs.views.reply(SITE, id)).toMatchObject({ status: 'published' })
})

test('notice, receipt and answer say the lives that the site chose', async () => {
  const lives = parseLives(['spam=30', 'record=365'])
  const { app, post } = await openTestApp({ model: MODELS.refusing, needs: { lives } })
  const notice = (await app.inject(`/privacy/${SITE}`)).body
  expect(notice).toContain('advertising 30 days')
  expect(notice).toContain('365 days')
  expect(notice).not.toMatch(/15 days, rejected|730 days/)
  const answer = (await post({})).json()
  expect(answer.message).toContain('30 days')
  expect((await app.inject(answer.receiptUrl)).body).toContain('30 days from the last decision')
})

test('the notice says everything that the register declares, and only of this site', async () => {
  const { app } = await openTestApp()
  const notice = await app.inject(`/privacy/${SITE}`)
  const words = notice.body.replaceAll('&amp;', '&')
  for (const { name, form, life, purpose } of noticeEntries([...KEPT, ...IN_PASSING], LIVES)) {
    for (const text of [name, form, life, purpose]) expect(words).toContain(text)
  }
  expect(words).toContain('empty')
  expect((await app.inject('/privacy/other')).statusCode).toBe(404)
})
