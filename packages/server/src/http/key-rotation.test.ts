import { LIMITS } from '@riposte/protocol'
import { expect, test } from 'vitest'
import { KEY_LIVES } from '../privacy/keys.ts'
import { sealAnew } from '../privacy/seal-anew.ts'
import { openTestApp, SITE } from './app.fixture.ts'
import { openMailApp } from './mail.fixture.ts'

type Server = Awaited<ReturnType<typeof openTestApp>>

async function vote(server: Server, id: string, on: boolean) {
  const formToken = server.token()
  server.clock.now += 5_000
  const answer = await server.app.inject({
    method: 'PUT',
    url: `/v1/replies/${id}/vote`,
    headers: { 'x-forwarded-for': '192.0.2.9' },
    payload: { on, formToken },
  })
  return answer.json().votes as number
}

test('who voted before a rotation counts once, and may take it back', async () => {
  const server = await openTestApp()
  const { id } = (await server.post({})).json()
  expect(await vote(server, id, true)).toBe(1)
  server.ring.rotate()
  expect(await vote(server, id, true)).toBe(1)
  server.ring.rotate()
  expect(await vote(server, id, false)).toBe(0)
  expect(await vote(server, id, true)).toBe(1)
  await server.stop()
})

test('who reported before reports once', async () => {
  const server = await openTestApp()
  const { id } = (await server.post({})).json()
  for (let i = 0; i < 3; i++) {
    const formToken = server.token()
    server.clock.now += 5_000
    const payload = { ground: 'abuse', words: '', formToken }
    const url = `/v1/replies/${id}/reports`
    expect((await server.app.inject({ method: 'POST', url, payload })).statusCode).toBe(204)
    server.ring.rotate()
  }
  expect((await server.needs.views.reply(SITE, id))!.reports).toHaveLength(1)
  await server.stop()
})

test('a writer’s token still owns what it wrote, and is renewed with each post', async () => {
  const server = await openTestApp()
  const edit = (id: string, writer: string) =>
    server.app.inject({
      method: 'PATCH',
      url: `/v1/replies/${id}`,
      payload: { text: 'Other words.', writer },
    })
  const first = (await server.post({ text: 'One.' })).json()
  server.ring.rotate()
  expect((await edit(first.id, first.writer)).statusCode).toBe(200)
  const second = (await server.post({ text: 'Two.', writer: first.writer })).json()
  expect(second.writer).not.toBe(first.writer)
  const writerOf = async (id: string) => (await server.needs.views.reply(SITE, id as never))!.writer
  expect(await writerOf(second.id)).not.toBe(await writerOf(first.id))
  expect((await edit(first.id, second.writer)).statusCode).toBe(200)

  server.clock.now += KEY_LIVES.writer + 1
  server.ring.destroyDead(true)
  // Nobody can connect the first reply with the token any more; the second is the token's still.
  expect((await edit(first.id, second.writer)).statusCode).toBe(404)
  const third = (await server.post({ text: 'Three.', writer: second.writer })).json()
  expect(await writerOf(third.id)).toBe(await writerOf(second.id))
  await server.stop()
})

test('a trusted writer stays trusted, and a blocked one blocked', async () => {
  const rules = { order: 'oldest', depthMax: 4, closeAfterMs: null, editMs: 0, trustAfter: 1 }
  const blocked: string[] = []
  const server = await openTestApp({
    needs: {
      rules: { ...rules, holds: ['first'] } as never,
      blocks: {
        allowsQuiet: false,
        blockedBy: (_text: unknown, _address: string, writers: readonly string[]) => {
          blocked.push(...writers)
          return null
        },
      } as never,
    },
  })
  const first = (await server.post({ text: 'One.' })).json()
  expect(first.status).toBe('held')
  const reply = (await server.needs.views.reply(SITE, first.id))!
  await server.app.inject({
    method: 'POST',
    url: '/v1/desk/decisions',
    headers: { cookie: await server.cookie(), origin: 'http://localhost:8080' },
    payload: { replyId: first.id, version: reply.position, decision: 'approve' },
  })
  server.ring.rotate()
  const asked = blocked.splice(0)
  const second = (await server.post({ text: 'Two.', writer: first.writer })).json()
  expect(second.status).toBe('published')
  for (const posted of [asked, blocked]) expect(posted).toContain(reply.writer)
  await server.stop()
})

test('the same words are the same lesson, which moves to the newest key', async () => {
  const server = await openTestApp()
  const tell = (verdict: 'spam' | 'ham') =>
    server.app.inject({
      method: 'POST',
      url: `/1.1/submit-${verdict}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({
        api_key: '0123456789ab',
        blog: 'https://blog.example',
        comment_content: 'Buy this now.',
      }).toString(),
    })
  const lessons = async () => {
    const sites = await server.needs.views.sitesWithLessons()
    return (await Promise.all(sites.map((site) => server.needs.views.lessons(site)))).flat()
  }
  await tell('spam')
  const [before] = await lessons()
  server.ring.rotate()
  await tell('ham')
  const after = await lessons()
  expect(after).toHaveLength(1)
  expect(after[0]).toMatchObject({ label: 'ham' })
  expect(after[0]!.id).not.toBe(before!.id)
  await server.stop()
})

test('a wish for mail is sealed anew, and the link of an older mail still ends it', async () => {
  const server = await openMailApp()
  const wish = { email: 'ada@mail.example', notify: true }
  const { id } = (await server.post(wish)).json()
  await expect.poll(() => server.mails.length).toBe(1)
  await server.press(server.path('confirm'))
  const oldLink = server.path('unsubscribe')
  const stored = async () => (await server.needs.mailBook.subscriptionOf(SITE, id))!
  const before = await stored()
  server.ring.rotate()
  const sealing = { ...server.secrets, mailBook: server.needs.mailBook }
  const { signal } = new AbortController()
  expect(await sealAnew(sealing, SITE, signal)).toBe(1)
  expect(await sealAnew(sealing, SITE, signal)).toBe(0)
  const after = await stored()
  expect(after.sealed).not.toBe(before.sealed)
  expect(after.addressHash).not.toBe(before.addressHash)
  server.ring.destroyDead(true)
  expect(server.secrets.addressIn(after)).toBe('ada@mail.example')
  expect(server.secrets.addressIn(before)).toBeUndefined()
  await server.press(oldLink)
  expect(await server.needs.mailBook.subscriptionOf(SITE, id)).toBeUndefined()
  await server.end()
})

test('sealing anew may be stopped anywhere and goes on where it was', async () => {
  const server = await openMailApp()
  const count = LIMITS.mailPendingMax
  for (let i = 0; i < count; i++) {
    await server.post({ email: 'ada@mail.example', notify: true, text: `Reply ${i}.` })
  }
  server.ring.rotate()
  const { reseal } = server.needs.mailBook
  let done = 0
  for (; done < count; done++) {
    const stopping = new AbortController()
    const mailBook = {
      ...server.needs.mailBook,
      async reseal(...given: Parameters<typeof reseal>) {
        await reseal(...given)
        stopping.abort()
      },
    }
    expect(await sealAnew({ ...server.secrets, mailBook }, SITE, stopping.signal)).toBe(1)
  }
  const all = await server.needs.mailBook.subscriptionsAfter(SITE, '', 99)
  expect(all).toHaveLength(count)
  expect(all.every(server.secrets.isSealedByNewest)).toBe(true)
  await server.end()
})
