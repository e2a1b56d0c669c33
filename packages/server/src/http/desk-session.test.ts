import { expect, test } from 'vitest'
import { MODELS, openTestApp, SITE } from './app.fixture.ts'
import { tagOf } from './signed-text.ts'

async function openDesk() {
  const server = await openTestApp({ model: MODELS.holding })
  const desk = async (cookie: string) => server.app.inject({ url: '/desk', headers: { cookie } })
  const decide = async (cookie: string) => {
    const { id: replyId } = (await server.post({ text: `Words for ${cookie}` })).json()
    const payload = { replyId, version: (await reply(replyId))?.position, decision: 'approve' }
    const post = { method: 'POST', url: '/v1/desk/decisions' } as const
    await server.app.inject({ ...post, headers: { cookie }, payload })
    return (await reply(replyId))?.decisions.at(-1)?.moderatorId
  }
  const reply = (id: string) => server.needs.views.reply(SITE, id as never)
  return { ...server, desk, decide }
}

test('each moderator decides under an id of their own, the owner under the owner’s', async () => {
  const { cookie, decide } = await openDesk()
  const [owner, ada, ben] = [await cookie(), await cookie('Ada'), await cookie('Ben')]
  expect(await decide(owner)).toBe('moderator-1')
  const id = await decide(ada)
  expect(id).toMatch(/^moderator-[a-z2-7]{16}$/)
  expect(await decide(ben)).not.toBe(id)
  expect(await decide(await cookie(' ADA '))).toBe(id)
})

test('the desk says who is signed in by role and short id, never by name', async () => {
  const { cookie, desk, decide } = await openDesk()
  expect((await desk(await cookie())).body).toContain('data-who="Owner"')
  const ada = await cookie('Ada Lovelace-King')
  const id = (await decide(ada))!
  const page = (await desk(ada)).body
  expect(page).toContain(`data-who="Moderator ${id.slice('moderator-'.length).slice(0, 6)}"`)
  expect(page + ada + id).not.toMatch(/lovelace/i)
})

test('a colleague’s link takes over the browser; opened again it changes nothing', async () => {
  const { app, cookie, signIn, desk } = await openDesk()
  const ada = await cookie('Ada')
  const link = `/desk/sign-in/${signIn.newLink()}`
  const headers = { cookie: ada }
  const taken = await app.inject({ url: link, headers })
  const owner = String(taken.headers['set-cookie']).split(';')[0]!
  expect((await desk(owner)).body).toContain('data-who="Owner"')
  const again = await app.inject({ url: link, headers })
  expect([again.statusCode, again.headers['set-cookie']]).toEqual([303, undefined])
  expect((await app.inject(link)).statusCode).toBe(401)
})

test('links and sessions from before moderators had names end as old ones do', async () => {
  const { app, needs, desk, clock } = await openDesk()
  const { session, signInLink } = needs.keys
  const until = (clock.now + 1000).toString(36)
  const old = `riposte-desk=${until}.nonce.${tagOf(session, [until, 'nonce', 'moderator-1'])}`
  const page = await desk(old)
  expect(page.statusCode).toBe(401)
  expect(page.body).toContain('riposte sign-in')
  const made = clock.now.toString(36)
  const link = `/desk/sign-in/${made}.nonce.${tagOf(signInLink, [made, 'nonce'])}`
  expect((await app.inject(link)).statusCode).toBe(401)
})

test('nobody becomes a colleague by changing the id in a session or a link', async () => {
  const { cookie, desk, signIn, app } = await openDesk()
  const swap = (token: string) => token.replace(/moderator-\w+/, 'moderator-1')
  const ada = await cookie('Ada')
  expect((await desk(ada)).statusCode).toBe(200)
  expect((await desk(swap(ada))).statusCode).toBe(401)
  const id = `moderator-${'a'.repeat(16)}` as never
  expect((await app.inject(`/desk/sign-in/${swap(signIn.newLink(id))}`)).statusCode).toBe(401)
})
