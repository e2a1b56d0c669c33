import fc from 'fast-check'
import { expect, test } from 'vitest'
import { verifyChain } from '../../record/chain.ts'
import { ARTICLE, SITE } from '../events.fixture.ts'
import { openMemoryBackend } from '../memory/memory-backend.ts'
import type { ThreadReply } from '../placed-reply.ts'
import { randomHistory } from '../random-history.fixture.ts'
import type { Views } from '../views.ts'
import { openDatabase } from './open-database.ts'
import { sqliteBackend } from './sqlite-backend.ts'

const VIEW_TABLES = ['reply', 'thread', 'vote', 'lesson']

test('after any history, the journal folded anew gives the same views to the byte', async () => {
  const property = fc.asyncProperty(randomHistory, async (events) => {
    const db = openDatabase(':memory:')
    const backend = sqliteBackend(db)
    for (const event of events) await backend.journal.record(event)
    const dump = () =>
      VIEW_TABLES.map((table) => JSON.stringify(db.prepare(`SELECT * FROM ${table}`).all()))
    const before = dump()
    await backend.rebuildViews()
    expect(dump()).toEqual(before)
    await backend.close()
  })
  await fc.assert(property, { numRuns: 300 })
}, 60_000)

test('after any history, both keep the same unbroken record of it', async () => {
  const property = fc.asyncProperty(randomHistory, async (events) => {
    const backends = [sqliteBackend(openDatabase(':memory:')), openMemoryBackend()]
    const [sqlite, memory] = await Promise.all(
      backends.map(async ({ journal, recordBook, close }) => {
        for (const event of events) await journal.record(event)
        const { anchor, head } = await recordBook.ends(SITE)
        const entries = await recordBook.entries(SITE, 0, 999)
        await close()
        expect(verifyChain(anchor, entries, head)).toMatchObject({ intact: true })
        return entries
      }),
    )
    expect(sqlite).toEqual(memory)
  })
  await fc.assert(property, { numRuns: 100 })
})

test('after any history, the data file and memory answer the same', async () => {
  const property = fc.asyncProperty(randomHistory, async (events) => {
    const backends = [sqliteBackend(openDatabase(':memory:')), openMemoryBackend()]
    const [sqlite, memory] = await Promise.all(
      backends.map(async ({ journal, views, close }) => {
        for (const event of events) await journal.record(event)
        const answers = await answersOf(views)
        await close()
        return answers
      }),
    )
    expect(sqlite).toEqual(memory)
  })
  await fc.assert(property, { numRuns: 100 })
}, 60_000)

const idsOf = (replies: readonly ThreadReply[]) => replies.map(({ id }) => id)

async function answersOf(views: Views) {
  const replies = await views.changedIn(SITE, ARTICLE, 0, 99)
  return {
    replies,
    head: await views.head(SITE, ARTICLE),
    roots: idsOf(await views.roots(SITE, ARTICLE, 'newest', 99)),
    pinned: idsOf(await views.pinned(SITE, ARTICLE)),
    below: await Promise.all(replies.map(async ({ id }) => idsOf(await views.below(SITE, id, 99)))),
    shown: idsOf(await views.shown(SITE, ARTICLE, 99)),
    voted: await views.votedRoots(SITE, ARTICLE, 99),
    byHour: await views.votesByHour(SITE, ARTICLE),
    newest: idsOf(await views.newest(SITE, 99)),
    reported: await views.queue(SITE, 'reported', 99),
    appeals: await views.queue(SITE, 'appeals', 99),
    counts: await views.queueCounts(SITE),
    lessons: await views.lessons(SITE),
  }
}
