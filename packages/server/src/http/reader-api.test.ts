import { createClient, type Fetch, OPERATIONS, type ReplyId } from '@riposte/protocol'
import { expect, test } from 'vitest'
import { openTestApp } from './app.fixture.ts'

type App = Awaited<ReturnType<typeof openTestApp>>['app']

/** `fetch` that goes straight to the server. */
function fetchFrom(app: App): Fetch {
  return async (url, init) => {
    const answer = await app.inject({
      method: init.method as 'GET',
      url,
      headers: init.headers,
      ...(init.body === undefined ? {} : { payload: init.body }),
    })
    const body = answer.statusCode === 204 ? null : answer.body
    const headers = { 'content-type': String(answer.headers['content-type']) }
    return new Response(body, { status: answer.statusCode, headers })
  }
}

test('the client posts, reads, changes, votes, reports, counts and deletes', async () => {
  const { app, clock } = await openTestApp()
  const client = createClient({ server: '', fetch: fetchFrom(app) })
  const article = '/articles/ferry' as never
  const { formToken } = await client.newForm(article)
  clock.now += 5_000
  const reply = { article, name: 'Ada', text: 'By *program*.', formToken }
  const posted = await client.postReply(reply, 'key-1')
  expect((await client.postReply(reply, 'key-1')).id).toBe(posted.id)
  const page = await client.readThread({ article })
  expect(page).toMatchObject({ count: 1, state: 'open', order: 'oldest', next: null })
  expect(page.replies[0]).toMatchObject({ id: posted.id, html: '<p>By <em>program</em>.</p>' })
  expect(await client.vote(posted.id, { on: true, formToken })).toEqual({ votes: 1, on: true })
  await client.report(posted.id, { ground: 'other', formToken })
  const writer = posted.writer!
  expect(await client.changeReply(posted.id, { text: 'Changed.', writer })).toMatchObject({
    status: 'published',
  })
  const found = await client.readReply(posted.id)
  expect(found).toMatchObject({ article, reply: { text: 'Changed.', votes: 1 } })
  const counted = await client.countReplies([article, '/articles/clock', 'https://no.example/'])
  expect(counted.counts.map(({ count }) => count)).toEqual([1, 0, 0])
  await client.deleteReply(posted.id, { writer })
  expect((await client.readThread({ article, all: true })).count).toBe(0)
  await expect(client.readReply(posted.id)).rejects.toMatchObject({ code: 'reply-not-found' })
  await expect(client.deleteReply(posted.id, { writer })).rejects.toMatchObject({
    code: 'reply-not-found',
  })
})

test('what has not changed is not sent again', async () => {
  const { app, post } = await openTestApp()
  await post({})
  for (const url of [
    '/v1/replies?article=/articles/ferry',
    '/v1/thread?article=/articles/ferry',
    '/v1/thread?article=/articles/ferry&jsonld',
    '/articles/ferry',
    '/v1/counts?article=/articles/ferry',
    '/feed.atom',
    '/feed.json?article=/articles/ferry',
    '/openapi.json',
  ]) {
    const first = await app.inject(url)
    expect(first.statusCode, url).toBe(200)
    const again = () =>
      app.inject({ url, headers: { 'if-none-match': String(first.headers.etag) } })
    expect((await again()).statusCode, url).toBe(304)
    expect((await again()).body).toBe('')
    if (url === '/openapi.json') continue
    await post({ text: `Something new at ${url}` })
    expect((await again()).statusCode, url).toBe(200)
  }
})

test('a copy of a page does not outlive the token of its form', async () => {
  const { app, clock } = await openTestApp()
  const { etag } = (await app.inject('/articles/ferry')).headers
  clock.now += 13 * 60 * 60 * 1000
  const headers = { 'if-none-match': String(etag) }
  expect((await app.inject({ url: '/articles/ferry', headers })).statusCode).toBe(200)
})

test('two readers of a remembered page get forms of their own', async () => {
  const { app, post } = await openTestApp()
  const tokenOf = async () =>
    /name="formToken" value="([^"]+)"/.exec((await app.inject('/articles/ferry')).body)![1]!
  const [first, second] = [await tokenOf(), await tokenOf()]
  expect(first).not.toBe(second)
  expect((await post({ formToken: second })).statusCode).toBe(201)
})

const schemaOf = (it: unknown) => it as { readonly properties?: Record<string, unknown> }

test('the OpenAPI document holds every operation, with its schemas', async () => {
  const { app } = await openTestApp()
  const document = (await app.inject('/openapi.json')).json()
  expect(document.openapi).toBe('3.1.0')
  for (const { method, path, id, body } of OPERATIONS) {
    const operation = document.paths[path][method]
    expect(operation.operationId).toBe(id)
    const described = operation.requestBody?.content['application/json'].schema.properties
    expect(Object.keys(described ?? {})).toEqual(Object.keys(schemaOf(body ?? {}).properties ?? {}))
  }
  const page = (await app.inject('/api')).body
  for (const { path } of OPERATIONS) expect(page).toContain(path)
})

test('every operation is a route', async () => {
  const { app } = await openTestApp()
  await app.ready()
  for (const { method, path } of OPERATIONS) {
    const route = { method: method.toUpperCase() as 'GET', url: path.replace('{id}', ':id') }
    expect(app.hasRoute(route), path).toBe(true)
  }
})

test('feeds hold the newest replies, whole and escaped', async () => {
  const { app, post } = await openTestApp()
  await post({ name: 'A & <b>', text: '*New* ]]> </content>' })
  const atom = await app.inject('/feed.atom')
  expect(atom.headers['content-type']).toContain('application/atom+xml')
  expect(atom.body).toContain('<name>A &amp; &lt;b&gt;</name>')
  expect(atom.body).toContain('&lt;em&gt;New&lt;/em&gt;')
  const feed = (await app.inject('/feed.json?article=/articles/ferry')).json()
  expect(feed.items[0]).toMatchObject({ content_text: '*New* ]]> </content>' })
  const { url } = feed.items[0] as { url: string; id: ReplyId }
  expect((await app.inject(new URL(url).pathname + new URL(url).search)).body).toContain('New')
  expect((await app.inject('/feed.atom?article=/articles/none')).statusCode).toBe(404)
})

test('a page tells programs about its replies, and no reply can end that', async () => {
  const { app, post } = await openTestApp()
  await post({ name: '</script><script>alert(1)</script>', text: '<!--<script>' })
  const { body } = await app.inject('/articles/ferry')
  const [, json] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(body)!
  const data = JSON.parse(json!)
  expect(data.comment[0].author.name).toBe('</script><script>alert(1)</script>')
  expect(data).toMatchObject({ '@type': 'WebPage', commentCount: 1 })
})

test('a thread that another site includes tells programs about that site’s page', async () => {
  const { app, post, token } = await openTestApp()
  const article = 'https://news.example/ferry' as never
  const { id } = (await post({ article, formToken: token(article) })).json()
  const url = `/v1/thread?article=${article}`
  expect((await app.inject(url)).body).not.toContain('ld+json')
  const { body } = await app.inject(`${url}&jsonld`)
  const [, json] = /<script type="application\/ld\+json">(.*?)<\/script>$/s.exec(body)!
  expect(JSON.parse(json!)).toMatchObject({
    '@id': 'https://news.example/ferry',
    comment: [{ '@id': `https://news.example/ferry#reply-${id}` }],
  })
})
