import { expect, test } from 'vitest'
import { MODELS, openTestApp, SITE } from './app.fixture.ts'

test('a reply that the filter takes for ham is published, and the thread shows it', async () => {
  const { app, post } = await openTestApp()
  const answer = await post({ text: 'The ferry was late.' })
  expect(answer.statusCode).toBe(201)
  expect(answer.json()).toMatchObject({ status: 'published', parentId: null })
  expect(answer.json().html).toContain('The ferry was late.')
  const thread = await app.inject('/v1/thread?article=/articles/ferry')
  expect(thread.body).toContain('The ferry was late.')
  expect(thread.headers['content-type']).toMatch('text/html')
})

test.each([
  ['holding', 'held', 'waits for a person'],
  ['refusing', 'spam', 'took your reply for advertising'],
] as const)('a %s filter makes the answer say so, and the page shows nothing', async (...row) => {
  const [model, status, words] = row
  const { app, post } = await openTestApp({ model: MODELS[model] })
  const answer = await post({ text: 'Look here.' })
  expect(answer.statusCode).toBe(202)
  expect(answer.json()).toMatchObject({ status, html: null })
  expect(answer.json().message).toContain(words)
  expect((await app.inject('/articles/ferry')).body).not.toContain('Look here.')
})

test('when the filter fails, the reply is held, kept and reported', async () => {
  const broken = () => {
    throw new Error('broken model')
  }
  const { post, needs, reports } = await openTestApp({
    needs: {
      learning: { model: broken, version: 'none', lessonCount: () => 0, followed: () => 0 },
    },
  })
  const answer = await post({ text: 'Keep me.' })
  expect(answer.json()).toMatchObject({ status: 'held' })
  expect(await needs.views.reply(SITE, answer.json().id)).toMatchObject({ text: 'Keep me.' })
  expect(reports.join()).toContain('broken model')
})

test('the same form sent twice makes one reply, and both answers are the same', async () => {
  const { post, token, needs } = await openTestApp()
  const formToken = token()
  const [first, second] = await Promise.all([post({ formToken }), post({ formToken })])
  expect(second.json().id).toBe(first.json().id)
  expect(second.json().receiptUrl).toBe(first.json().receiptUrl)
  expect((await needs.views.head(SITE, '/articles/ferry' as never)).published).toBe(1)
  const other = await post({ formToken, text: 'Something else.' })
  expect(other.json().id).not.toBe(first.json().id)
})

test('an answer stands under the reply that it answers', async () => {
  const { post } = await openTestApp()
  const parent = (await post({ name: 'Grace' })).json()
  const answer = (await post({ text: 'I agree.', parentId: parent.id })).json()
  expect(answer.parentId).toBe(parent.id)
  expect(answer.html).toContain(`data-parent="${parent.id}"`)
})

test('a site that embeds threads may read and post from its pages, another may not', async () => {
  const { app, post, token } = await openTestApp()
  const permalink = 'https://news.example/2026/ferry?utm_source=mail#replies'
  const url = `/v1/thread?article=${encodeURIComponent(permalink)}`
  const thread = await app.inject({ url, headers: { origin: 'https://news.example' } })
  expect(thread.headers['access-control-allow-origin']).toBe('https://news.example')
  expect(thread.body).toContain('action="http://localhost:8080/replies#riposte-form"')
  const article = 'https://news.example/2026/ferry'
  const formToken = token(article as never)
  expect((await post({ article: permalink, formToken })).statusCode).toBe(201)
  expect((await app.inject(url)).body).toContain('Hello.')
  const elsewhere = await app.inject({ url, headers: { origin: 'https://evil.example' } })
  expect(elsewhere.headers['access-control-allow-origin']).toBeUndefined()
})

test('a permalink that grows too long in its normal spelling is refused, not stored', async () => {
  const { post, token, needs, reports } = await openTestApp()
  const article = `https://news.example/${'é'.repeat(400)}`
  expect(() => token(article as never)).toThrow('no such article')
  expect((await post({ article, formToken: 'a.b.c' })).statusCode).toBe(404)
  expect(await needs.journal.position()).toBe(0)
  expect(reports).toEqual([])
})

test('what is posted to the form is a form, whatever it is', async () => {
  const { app, reports } = await openTestApp()
  const send = (payload?: string, type?: string) =>
    app.inject({
      method: 'POST',
      url: '/replies',
      ...(payload !== undefined && { payload }),
      ...(type && { headers: { 'content-type': type } }),
    })
  expect((await send()).statusCode).toBe(404)
  expect((await send('null', 'application/json')).statusCode).toBe(415)
  expect((await send('article=/articles/ferry', 'text/plain')).statusCode).toBe(415)
  expect(reports).toEqual([])
})

test.each(['\u200b', '\u2800\u3164', '\u202e\u2066'])('nothing to be seen: %j', async (nothing) => {
  const { post } = await openTestApp()
  expect((await post({ name: nothing })).json()).toMatchObject({ field: 'name' })
  expect((await post({ text: nothing })).json()).toMatchObject({ field: 'text' })
  expect((await post({ text: '👍' })).statusCode).toBe(201)
})

test('without JavaScript the answer page says what happened and links the receipt', async () => {
  const { postForm, app } = await openTestApp({ model: MODELS.holding })
  const page = await postForm({ text: 'By form.' })
  expect(page.statusCode).toBe(202)
  expect(page.body).toContain('waits for a person')
  const receipt = /href="(\/receipt\/[^"]+)"/.exec(page.body)![1]!
  expect((await app.inject(receipt)).body).toContain('By form.')
})
