import { type ArticleId, LIMITS, THREAD_ORDERS, type ThreadOrder } from '@riposte/protocol'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Backend } from '../backend/backend.ts'
import { SITE } from '../backend/events.fixture.ts'
import { openMemoryBackend } from '../backend/memory/memory-backend.ts'
import type { ThreadReply } from '../backend/placed-reply.ts'
import { readThread, type ThreadAsk } from '../replies/read-thread.ts'
import { exportLines, exportWxr, importLines, importWxr, openEmbedded } from './moving.fixture.ts'
import { randomHistory } from './random-threads.fixture.ts'

/** By what a reply is known on both sides: no two are of the same moment. */
type Key = number | null

/** What readers see of a reply. */
const SHOWN = [
  'article',
  'name',
  'website',
  'text',
  'badge',
  'submittedAt',
  'status',
  'isShown',
  'shownAnswers',
  'votes',
  'isPinned',
  'isPicked',
  'editedAt',
] as const satisfies readonly (keyof ThreadReply)[]

/** Every page of a thread, in every order, without what a move changes: ids and versions. */
async function pagesOf({ views }: Backend, article: ArticleId) {
  const all = await views.shown(SITE, article, LIMITS.repliesInWholeThreadMax)
  const keys = new Map(all.map(({ id, submittedAt }) => [id as string | null, submittedAt]))
  const key = (it: string | null): Key => keys.get(it) ?? null
  const plain = (it: ThreadReply) => ({
    ...Object.fromEntries(SHOWN.map((field) => [field, it[field]])),
    id: key(it.id),
    parentId: key(it.parentId),
    rootId: key(it.rootId),
  })
  const pages: unknown[] = []
  for (const order of THREAD_ORDERS) {
    for (let ask: ThreadAsk | undefined = { order }; ask; ) {
      const { replies, next, cut } = await readThread(views, SITE, article, ask)
      const cuts = [...cut].map(([id, { count }]) => [keys.get(id), count])
      pages.push({ order, replies: replies.map(plain), cuts })
      ask = next === null ? undefined : { order: order as ThreadOrder, after: next }
    }
  }
  const { version: _, ...head } = await views.head(SITE, article)
  return { head, pages }
}

/** Ids by the order in which they first stand in the file. */
function withoutIds(lines: readonly string[]): readonly string[] {
  const numbers = new Map<string, number>()
  for (const line of lines.slice(1)) {
    const { id } = JSON.parse(line) as { id?: string }
    if (id) numbers.set(id, numbers.size)
  }
  return lines.map((line) =>
    line.replace(
      /"(id|parentId)":"([a-z0-9]{26})"/g,
      (_, field, id) => `"${field}":${numbers.get(id)}`,
    ),
  )
}

test.each([
  ['our NDJSON', exportLines, importLines],
  ['WXR', exportWxr, importWxr],
] as const)(
  'moved out and in again as %s threads are the same, on every page',
  async (...way) => {
    const [, exportAll, importAll] = way
    const property = fc.asyncProperty(randomHistory, async (history) => {
      const first = openEmbedded()
      await Promise.all(history.map((event) => first.backend.journal.record(event)))
      const lines = exportAll(first.file)
      const articles = [...new Set(history.flatMap((it) => ('article' in it ? it.article : [])))]
      const second = openEmbedded()
      const inMemory = openMemoryBackend()
      await importAll(second.backend, lines)
      await importAll(inMemory, lines)
      for (const article of articles) {
        const expected = await pagesOf(first.backend, article)
        expect(await pagesOf(second.backend, article)).toEqual(expected)
        expect(await pagesOf(inMemory, article)).toEqual(expected)
      }
      const again = withoutIds(exportLines(second.file))
      expect(again).toEqual(withoutIds(exportLines(first.file)))
      await first.backend.close()
      await second.backend.close()
    })
    await fc.assert(property, { numRuns: 40 })
  },
  120_000,
)

test('what was moved in survives a replay, and a second import changes nothing', async () => {
  const property = fc.asyncProperty(randomHistory, async (history) => {
    const first = openEmbedded()
    await Promise.all(history.map((event) => first.backend.journal.record(event)))
    const lines = exportLines(first.file)
    const second = openEmbedded()
    const { moved } = await importLines(second.backend, lines)
    const once = exportLines(second.file)
    const position = await second.backend.journal.position()
    const again = (await importLines(second.backend, lines)).moved
    expect(again).toMatchObject({ imported: 0, alreadyHere: moved.imported, closedThreads: 0 })
    expect(await second.backend.journal.position()).toBe(position)
    await second.backend.rebuildViews()
    expect(exportLines(second.file)).toEqual(once)
    await first.backend.close()
    await second.backend.close()
  })
  await fc.assert(property, { numRuns: 20 })
}, 120_000)
