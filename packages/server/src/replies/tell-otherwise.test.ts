import type { RecordedVerdict, ReplyId } from '@riposte/protocol'
import { expect, test } from 'vitest'
import { ADVERT, baseModel, HONEST } from '../../../filter/src/submissions.fixture.ts'
import { openBlocks } from '../blocks/open-blocks.ts'
import { MODELS, openTestApp, RULES, SITE } from '../http/app.fixture.ts'
import type { AppNeeds } from '../http/app-needs.ts'

const BASE = baseModel()
const TEXT = HONEST.text
const LINKED = `${TEXT} There is more at https://harbour.example.org/cranes for whoever cares.`
/** Taken for advertising, but not so blatant that nothing is said. */
const SOFT_ADVERT = {
  text: 'Great post! Visit http://quick-loans-online.example.com/apply for payday loans.',
  name: 'payday loans',
}
/** Nothing in it leads anywhere. */
const BARE_ADVERT = {
  text: 'Great post! Payday loans online, casino bonus and cheap viagra for everyone.',
  name: 'Marta',
}
/** Keeps apart all that it is not sure of. */
const STRICT = { ...BASE, thresholds: { ...BASE.thresholds, spam: BASE.thresholds.unsure } }

/** Posts one reply as somebody who took their time; answers what became of it and is recorded. */
async function postOne(
  needs: Partial<AppNeeds>,
  fields: Readonly<Record<string, string>>,
  model = BASE,
) {
  const server = await openTestApp({ model, needs })
  const formToken = server.token()
  server.clock.now += 30_000
  const answer = await server.post({ name: 'Marta', formToken, ...fields }, '198.51.100.77')
  const { id, status } = answer.json() as { id: ReplyId; status: string }
  const { verdict } = (await server.needs.views.reply(SITE, id))!
  await server.stop()
  return { status, verdict: verdict!, told: toldBy(verdict!), reports: server.reports }
}

const toldBy = ({ counterfactuals }: RecordedVerdict) =>
  counterfactuals?.map(({ status, changes }) => [status, ...changes.map(({ code }) => code)])

const ruled = (rules: Partial<AppNeeds['rules']>) => ({ rules: { ...RULES, ...rules } })

function blocking(text: string): Partial<AppNeeds> {
  const blocks = openBlocks({ file: undefined, allowsQuiet: true, now: () => 0, report: () => {} })
  blocks.write(text)
  return { blocks }
}

test('what is published at once needs no explanation', async () => {
  const { status, told } = await postOne({}, { text: TEXT })
  expect([status, told]).toEqual(['published', undefined])
})

test('what is kept apart is told what would have been published, if it leads nowhere', async () => {
  const bare = await postOne({}, BARE_ADVERT, STRICT)
  expect([bare.status, bare.told]).toEqual(['spam', [['published', 'without-sentence']]])
  const leading = await postOne({}, SOFT_ADVERT)
  expect([leading.status, leading.told]).toEqual(['spam', undefined])
})

test('the blatant gets no hints', async () => {
  const { author, authorUrl: website, text } = ADVERT
  const { status, verdict, told } = await postOne({}, { text, website: website!, name: author! })
  expect([status, verdict.discard, told]).toEqual(['spam', true, undefined])
})

test('a site that looks at links is taken at its word', async () => {
  const { status, told } = await postOne(ruled({ holds: ['links'], trustAfter: 0 }), {
    text: LINKED,
  })
  expect(status).toBe('held')
  expect(told).toEqual([['published', 'without-links']])
})

test('a site that looks at first replies says how many are missing', async () => {
  const rules = ruled({ holds: ['first'], trustAfter: 2 })
  const { status, verdict } = await postOne(rules, { text: TEXT })
  expect(status).toBe('held')
  const changes = [{ code: 'published-before', count: 2 }]
  expect(verdict.counterfactuals).toEqual([{ status: 'published', changes }])
})

test('where every reply waits, nothing is promised', async () => {
  const rules = ruled({ holds: ['all'], trustAfter: 0 })
  expect(await postOne(rules, { text: TEXT })).toMatchObject({ status: 'held', told: [] })
  const advert = await postOne(rules, BARE_ADVERT, STRICT)
  expect([advert.status, advert.told]).toEqual(['spam', [['held', 'without-sentence']]])
})

test('an advert on a site that looks at first replies is told both', async () => {
  const rules = ruled({ holds: ['first'], trustAfter: 1 })
  const { told } = await postOne(rules, BARE_ADVERT, STRICT)
  expect(told).toEqual([['published', 'without-sentence', 'published-before']])
})

test.each([
  ['word: cranes -> hold', [['published', 'without-sentence']]],
  ['word: cranes', [['published', 'without-sentence']]],
  ['domain: harbour.example.org -> hold', [['published', 'without-links']]],
  ['network: 198.51.100.0/24', []],
  ['word: cranes -> quiet', []],
])('of a block only what would lift it is told: %s', async (block, told) => {
  const text = `${TEXT} I like cranes. ${block.startsWith('domain') ? LINKED : ''}`
  const posted = await postOne(blocking(block), { text })
  expect(posted.status).not.toBe('published')
  expect(posted.told).toEqual(told)
})

test('when the search fails the reply is held as it was, with no word of it', async () => {
  const server = await openTestApp()
  const { bursts } = server.needs
  await server.stop()
  let asked = 0
  const recall: typeof bursts.recall = (...of) => {
    if (++asked > 1) throw new Error('no memory')
    return bursts.recall(...of)
  }
  const posted = await postOne({ bursts: { ...bursts, recall } }, BARE_ADVERT, STRICT)
  expect([posted.status, posted.told]).toEqual(['spam', undefined])
  expect(posted.reports.join()).toContain('no memory')
})

test('nothing is recorded of address, network or program', async () => {
  for (const model of [MODELS.holding, MODELS.refusing, BASE]) {
    const email = 'sentinel.marta@mail.example'
    const { verdict } = await postOne({}, { ...SOFT_ADVERT, email }, model)
    expect(JSON.stringify(verdict)).not.toMatch(/sentinel|198\.51|Mozilla|quick-loans/)
  }
})
