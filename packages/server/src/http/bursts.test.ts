import { emptyModel } from '@riposte/filter'
import { expect, test, vi } from 'vitest'
import { AKISMET_KEY, openTestApp, SITE } from './app.fixture.ts'

const ADVERT =
  'Our garden sheds are built to last, and this week we bring them to your door for free.'

/** Neutral about everything, with thresholds as they ship. */
const NEUTRAL = { ...emptyModel(), thresholds: { unsure: 3.34, spam: 4.84, discard: 9.48 } }

type Server = Awaited<ReturnType<typeof openTestApp>>

/** Posts the advert as somebody who took half a minute to write it. */
async function postAdvert({ post, token, clock }: Server, place: number) {
  const formToken = token()
  clock.now += 30_000
  const fields = { name: `Reader ${place}`, text: ADVERT, formToken }
  const answer = await post(fields, `192.0.2.${place}`)
  return answer.json() as { id: string; status: string }
}

async function postCopies(server: Server, count: number) {
  const answers: { id: string; status: string }[] = []
  for (let i = 1; i <= count; i++) answers.push(await postAdvert(server, i))
  return answers
}

const verdictOf = async ({ needs }: Server, id: string) =>
  (await needs.views.reply(SITE, id as never))?.verdict

test('a text that comes again and again is held, says why, and is never spam by that', async () => {
  const server = await openTestApp({ model: NEUTRAL })
  const answers = await postCopies(server, 12)
  expect(answers[0]).toMatchObject({ status: 'published' })
  expect(answers.at(-1)).toMatchObject({ status: 'held' })
  expect(answers.map(({ status }) => status)).not.toContain('spam')
  const [first, last] = [await verdictOf(server, answers[0]!.id), answers.at(-1)!.id]
  expect(first?.campaign).toBeUndefined()
  const verdict = await verdictOf(server, last)
  expect(verdict?.campaign).toMatch(/^[0-9a-f]{8}$/)
  const burst = verdict?.reasons.find(({ code }) => code === 'burst')
  expect(burst?.sentence).toContain('came eleven times')
  await server.stop()
})

test('once a moderator approves a copy, the next ones are published again', async () => {
  const server = await openTestApp({ model: NEUTRAL })
  const held = (await postCopies(server, 12)).at(-1)!
  const reply = await server.needs.views.reply(SITE, held.id as never)
  const decision = { replyId: held.id, version: reply!.position, decision: 'approve' }
  const answer = await server.app.inject({
    method: 'POST',
    url: '/v1/desk/decisions',
    headers: { cookie: await server.cookie(), origin: 'http://localhost:8080' },
    payload: decision,
  })
  expect(answer.statusCode).toBe(200)
  let place = 100
  await vi.waitFor(async () => {
    expect(await postAdvert(server, place++)).toMatchObject({ status: 'published' })
  })
  await server.stop()
})

test('a memory that fails holds the reply, and says so to the operator', async () => {
  const recall = () => {
    throw new Error('broken memory')
  }
  const bursts = { recall, noticeCheck: () => {}, noticeHonest: () => {}, followed: () => 0 }
  const server = await openTestApp({ model: NEUTRAL, needs: { bursts } })
  expect((await server.post({ text: ADVERT })).json()).toMatchObject({ status: 'held' })
  expect(server.reports.join()).toContain('broken memory')
  await server.stop()
})

test('an Akismet client’s copies raise the score, its tests do not, and ham ends it', async () => {
  // Under this model only a burst makes spam.
  const model = { ...emptyModel(), thresholds: { unsure: 2, spam: 3, discard: 9 } }
  const server = await openTestApp({ model })
  const call = async (endpoint: string, fields: Record<string, string> = {}) => {
    const answer = await server.app.inject({
      method: 'POST',
      url: `/1.1/${endpoint}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({
        api_key: AKISMET_KEY,
        blog: 'https://blog.example/',
        user_ip: '192.0.2.1',
        comment_content: ADVERT,
        ...fields,
      }).toString(),
    })
    return answer.body
  }
  for (let i = 0; i < 12; i++) expect(await call('comment-check', { is_test: '1' })).toBe('false')
  expect(server.needs.bursts.recall({ text: ADVERT }, server.clock.now).reasons).toEqual([])
  for (let i = 0; i < 12; i++) await call('comment-check')
  expect(await call('comment-check')).toBe('true')
  await call('submit-ham')
  expect(await call('comment-check')).toBe('false')
  await server.stop()
})
