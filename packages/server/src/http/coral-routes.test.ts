import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MODELS, openTestApp } from './app.fixture.ts'

const SECRET = 'whsec_sentinel'

function askOf(role = 'COMMENTER') {
  return {
    action: 'NEW',
    comment: { body: '<div>Here’s a comment!</div>', parentID: null },
    author: { id: 'a', role },
    story: { id: 's', url: 'https://news.example/posts/1' },
    site: { id: 't' },
    tenantID: 'u',
    tenantDomain: 'comments.example',
  }
}

async function open(model: (typeof MODELS)[keyof typeof MODELS], coralSecret = SECRET) {
  const server = await openTestApp({ model, needs: { coralSecret } })
  const ask = (payload: string, signature?: string) =>
    server.app.inject({
      method: 'POST',
      url: '/v1/coral/moderate',
      headers: {
        'content-type': 'application/json',
        'x-coral-signature': signature ?? sign(SECRET, payload),
      },
      payload,
    })
  return { ...server, ask }
}

const sign = (secret: string, body: string) =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`

test('ham is left to Coral, unsure waits for a person, spam is withheld with a flag', async () => {
  const body = JSON.stringify(askOf())
  const ham = await (await open(MODELS.publishing)).ask(body)
  expect([ham.statusCode, ham.body]).toEqual([204, ''])
  expect((await (await open(MODELS.holding)).ask(body)).json()).toEqual({ status: 'PREMOD' })
  expect((await (await open(MODELS.refusing)).ask(body)).json()).toEqual({
    status: 'SYSTEM_WITHHELD',
    actions: [{ actionType: 'FLAG', reason: 'COMMENT_DETECTED_SPAM' }],
  })
})

test('an administrator is not judged; counts go to the story’s site', async () => {
  const { ask, needs } = await open(MODELS.refusing)
  expect((await ask(JSON.stringify(askOf('ADMIN')))).statusCode).toBe(204)
  await ask(JSON.stringify(askOf()))
  const [row, ...more] = await needs.ledger.usage('ledger', '', '9')
  expect(more).toEqual([])
  expect(row).toMatchObject({ blog: 'news.example', counts: { spam: 1, ham: 0 } })
})

test('what the secret has not signed is refused; one good signature of two is enough', async () => {
  const { ask } = await open(MODELS.publishing)
  const body = JSON.stringify(askOf())
  const other = sign('another', body)
  for (const signature of ['', 'sha256=', 'sha256=zz', other, `sha1=${'0'.repeat(64)}`]) {
    expect((await ask(body, signature)).statusCode).toBe(403)
  }
  expect((await ask(`${body} `, sign(SECRET, body))).statusCode).toBe(403)
  expect((await ask(body, `${other},${sign(SECRET, body)}`)).statusCode).toBe(204)
})

test('without a secret there is nothing at this address', async () => {
  const { ask } = await open(MODELS.publishing, '')
  expect((await ask(JSON.stringify(askOf()))).statusCode).toBe(404)
})

test('when the filter fails the comment waits for a person', async () => {
  const failing = () => {
    throw new Error('broken')
  }
  const nothing = () => 0
  const learning = { model: failing, version: 'none', lessonCount: nothing, followed: nothing }
  const { app } = await openTestApp({ needs: { coralSecret: SECRET, learning } })
  const payload = JSON.stringify(askOf())
  const headers = { 'x-coral-signature': sign(SECRET, payload) }
  const answer = await app.inject({ method: 'POST', url: '/v1/coral/moderate', headers, payload })
  expect(answer.json()).toEqual({ status: 'PREMOD' })
})

test('whatever is sent and signed, it is never a 5xx', async () => {
  const { ask } = await open(MODELS.publishing)
  const strange = fc.oneof(
    fc.json(),
    fc.string(),
    fc.object().map((it) => JSON.stringify(it)),
  )
  await fc.assert(
    fc.asyncProperty(strange, async (payload) => {
      expect((await ask(payload)).statusCode).toBeLessThan(500)
    }),
    { numRuns: 200 },
  )
})
