import { expect, test } from 'vitest'
import type { NoticeBody } from '../privacy/notice.ts'
import { openTestApp, SITE } from './app.fixture.ts'

const NOTICE = `/privacy/${SITE}`

test('a reply records under which notice it was written, and its receipt leads there', async () => {
  const { app, post, receiptOf, needs, stop } = await openTestApp()
  const { id } = (await post({})).json()
  const { version } = needs.notice
  expect(await needs.views.reply(SITE, id)).toMatchObject({ notice: version })
  const receipt = (await app.inject(receiptOf(id))).body
  expect(receipt).toContain(`href="${NOTICE}/versions/${version}"`)
  expect((await app.inject(`${NOTICE}/versions/${version}`)).statusCode).toBe(200)
  expect((await app.inject(`${NOTICE}/versions/none`)).statusCode).toBe(404)
  await stop()
})

test('an earlier version can still be read after the configuration changed', async () => {
  const earlier = await openTestApp({ noticeConfig: { contact: 'old@ledger.example' } })
  const { backend } = earlier
  const { version } = earlier.needs.notice
  const { app, needs } = await openTestApp({
    backend: { ...backend, rebuildViews: async () => {}, close: async () => {} },
    noticeConfig: { contact: 'https://ledger.example/contact' },
  })
  expect(needs.notice.version).not.toBe(version)
  const now = (await app.inject(NOTICE)).body
  expect(now).toContain('https://ledger.example/contact')
  expect(now).not.toContain('old@ledger.example')
  expect(now).toContain(`${NOTICE}/versions/${version}`)
  const past = (await app.inject(`${NOTICE}/versions/${version}`)).body
  expect(past).toContain('old@ledger.example')
  expect(past).toContain('An earlier version')
})

test('programs get the same: JSON-LD, and the record of processing as CSV', async () => {
  const { app, needs } = await openTestApp()
  const data = await app.inject('/.well-known/comment-data.json')
  expect(data.headers['content-type']).toContain('application/ld+json')
  const { body, version } = needs.notice
  const entries = [...body.kept, ...body.passing]
  expect(data.json()).toMatchObject({ 'dct:hasVersion': version })
  expect(data.json()['dpv:hasProcess']).toHaveLength(entries.length)
  const csv = await app.inject(`${NOTICE}/record.csv`)
  expect(csv.headers['content-type']).toContain('text/csv')
  expect(csv.body.trim().split('\r\n')).toHaveLength(1 + entries.length)
  expect((await app.inject('/privacy/other/record.csv')).statusCode).toBe(404)
})

test('the notice shows what the running server knows of itself', async () => {
  const measured = { name: 'six blogs', ham: 1_000, hamHeld: 10, hamAsSpam: 1 }
  const sets = [{ ...measured, spam: 10, spamHeld: 5 }]
  const swept = { replies: 3, lessons: 0, mail: 2, record: 0, checks: 0 }
  const lastSweep = () => ({ at: Date.UTC(2026, 10, 20), swept })
  const { app, needs } = await openTestApp({ needs: { lastSweep } })
  await needs.disclosures.noteContact(SITE, 'mail.example', '2026-11-19')
  const page = (await app.inject(NOTICE)).body
  expect(page).toContain('mail.example: 1')
  expect(page).toMatch(/<bdi>November 20, 2026[^<]*<\/bdi>; entries erased: <bdi>5</)
  const { version: model } = needs.learning
  const other = await openTestApp({ needs: { measured: { model, sets } } })
  expect((await other.app.inject(NOTICE)).body).toContain('<bdi>0.54</bdi> and <bdi>1.83</bdi> %')
  const unknown = await openTestApp({ needs: { measured: { model: 'another', sets } } })
  expect((await unknown.app.inject(NOTICE)).body).not.toContain('confidence')
})

test('every version that is kept can be drawn', async () => {
  const { needs } = await openTestApp()
  const found = await needs.disclosures.notice(SITE, needs.notice.version)
  expect(JSON.parse(found!.body) as NoticeBody).toEqual(needs.notice.body)
})
