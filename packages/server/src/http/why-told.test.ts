import type { PostedReply, ReplyId } from '@riposte/protocol'
import { expect, test } from 'vitest'
import { baseModel } from '../../../filter/src/submissions.fixture.ts'
import { readWords } from '../read-words.ts'
import { openTestApp, SITE } from './app.fixture.ts'

const ADVERT = {
  name: 'payday loans',
  email: 'sentinel.marta@mail.example',
  text:
    'Great post! Visit http://quick-loans-online.example.com/apply for payday loans, ' +
    'or http://best-casino-bonus.xyz/play today.',
}
const BASE = baseModel()
/** Holds what it would otherwise keep apart. */
const MILD = { ...BASE, thresholds: { ...BASE.thresholds, spam: 90, discard: 99 } }

async function postAdvert(options: Parameters<typeof openTestApp>[0] = {}) {
  const server = await openTestApp({ model: MILD, ...options })
  const formToken = server.token()
  server.clock.now += 30_000
  const posted = (await server.post({ ...ADVERT, formToken }, '198.51.100.77')).json()
  return { server, posted: posted as PostedReply }
}

test('whoever posts is told at once what would have been published', async () => {
  const { server, posted } = await postAdvert()
  expect(posted.status).toBe('held')
  expect(posted.message).toContain('It would have been published at once without links')
  const receipt = (await server.app.inject(posted.receiptUrl)).body
  expect(receipt).toContain('Why was it held?')
  expect(receipt).toContain('It would have been published at once without links')
  await server.stop()
})

test('of what is taken for advertising and leads somewhere only that is told', async () => {
  const { server, posted } = await postAdvert({ model: BASE })
  expect(posted.status).toBe('spam')
  expect(posted.message).toContain('you can have a person look at it')
  const receipt = (await server.app.inject(posted.receiptUrl)).body
  expect(receipt).toContain('Why was it set apart?')
  expect(receipt).toContain('you can have a person look at it')
  expect(receipt).toContain(`${posted.receiptUrl}/appeal`)
  expect(receipt).not.toMatch(/It would have|Spoke for/)
  const { held } = (await server.app.inject(`${posted.receiptUrl}/export.json`)).json()
  const verdict = held.find(({ entry }: { entry: string }) => entry === 'verdict')
  expect(verdict.values).toMatchObject({ label: 'spam', reasons: [] })
  expect(JSON.stringify(held)).toContain('"act"')
  expect(JSON.stringify(held)).not.toContain('"codes"')
  await server.stop()
})

test('the verdict is told as it was recorded, in the language of the site', async () => {
  const { server, posted } = await postAdvert({ words: readWords('de') })
  const receipt = (await server.app.inject(posted.receiptUrl)).body
  expect(posted.message).toContain('Er wäre sofort veröffentlicht worden: ohne Links im Text')
  expect(receipt).toContain('Seine Wörter gleichen eher denen von Werbung.')
  expect(receipt).not.toContain('Its words')
  await server.stop()
})

test('no reader is shown a threshold, weight or probability, nor their own address', async () => {
  const { server, posted } = await postAdvert()
  const receipt = (await server.app.inject(posted.receiptUrl)).body
  const { verdict } = (await server.needs.views.reply(SITE, posted.id as ReplyId))!
  const shown = receipt.replaceAll(posted.receiptUrl, '') + JSON.stringify(posted)
  const { unsure, spam, discard } = baseModel().thresholds
  const weighed = verdict!.reasons.map(({ logOdds }) => logOdds)
  for (const number of [verdict!.probability, unsure, spam, discard, ...weighed]) {
    if (number !== 0) expect(shown).not.toContain(Math.abs(number).toFixed(2))
  }
  expect(shown).not.toMatch(/logOdds|threshold|sentinel|198\.51|Mozilla/)
  await server.stop()
})
