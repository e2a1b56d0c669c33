import { LIMITS, REPLY_STATUSES, THREAD_ORDERS } from '@riposte/protocol'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ARTICLE, idOf, SITE, submitted, voted } from '../backend/events.fixture.ts'
import { openMemoryBackend } from '../backend/memory/memory-backend.ts'
import { readThread, type ThreadAsk } from './read-thread.ts'

const { rootsInPage, answersInPage } = LIMITS
const numbered = (word: string, n: number) =>
  `${word}${String.fromCharCode((97 + n / 26) | 0)}${String.fromCharCode(97 + (n % 26))}`

/** 45 roots; the third has 25 answers, each to the one before. */
async function openThread() {
  const { journal, views } = openMemoryBackend()
  for (let n = 0; n < 45; n++) await journal.record(submitted(numbered('root', n), { at: n }))
  let parent = numbered('root', 2)
  for (let n = 0; n < 25; n++) {
    const name = numbered('answer', n)
    await journal.record(submitted(name, { at: 100 + n, parentId: idOf(parent) }))
    parent = name
  }
  const read = (ask: Partial<ThreadAsk> = {}) =>
    readThread(views, SITE, ARTICLE, { order: 'oldest', ...ask })
  return { journal, read }
}

test('page after page, in every order, each root comes once', async () => {
  const { journal, read } = await openThread()
  for (let n = 0; n < 30; n++) {
    for (let v = 0; v <= n % 5; v++) await journal.record(voted(numbered('root', n), `v${v}`))
  }
  for (const order of ['oldest', 'newest', 'best'] as const) {
    const seen: string[] = []
    let pages = 0
    for (let ask: Partial<ThreadAsk> | null = { order }; ask; pages++) {
      const { replies, next } = await read(ask)
      seen.push(...replies.filter(({ id, rootId }) => id === rootId).map(({ id }) => id))
      ask = next === null ? null : { order, after: next }
    }
    expect(new Set(seen).size, order).toBe(45)
    expect(seen, order).toHaveLength(45)
    expect(pages, order).toBe(3)
  }
})

test('pages come to an end also where more roots have votes than are ranked', async () => {
  const { journal, views } = openMemoryBackend()
  const roots = LIMITS.rankedRootsMax + 2 * rootsInPage + 1
  const name = (n: number) => `root${n.toString(26).replace(/\d/g, (it) => 'qrstuvwxyz'[+it]!)}`
  for (let n = 0; n < roots; n++) {
    await journal.record(submitted(name(n), { at: n }))
    await journal.record(voted(name(n), 'v'))
  }
  const seen = new Set<string>()
  let pages = 0
  for (let after: ThreadAsk['after'] | null; after !== null; pages++) {
    expect(pages).toBeLessThanOrEqual(roots / rootsInPage + 1)
    const ask = { order: 'best' as const, ...(after !== undefined && { after }) }
    const { replies, next } = await readThread(views, SITE, ARTICLE, ask)
    for (const { id } of replies) seen.add(id)
    after = next
  }
  expect(seen.size).toBe(roots)
})

const tree = fc.array(
  fc.record({ parent: fc.nat(), votes: fc.nat(3), status: fc.constantFrom(...REPLY_STATUSES) }),
  { minLength: 1, maxLength: 120 },
)

test('whatever the thread: its pages, and what they lead on to, show each reply once', async () => {
  await fc.assert(
    fc.asyncProperty(tree, fc.constantFrom(...THREAD_ORDERS), async (nodes, order) => {
      const { journal, views } = openMemoryBackend()
      for (const [n, { parent, votes, status }] of nodes.entries()) {
        const parentId = parent % (n + 1) === n ? null : idOf(numbered('n', parent % (n + 1)))
        await journal.record(submitted(numbered('n', n), { at: n % 7, parentId, status }))
        for (let v = 0; v < votes; v++) await journal.record(voted(numbered('n', n), `v${v}`))
      }
      const seen: string[] = []
      const readOn = async (ask: ThreadAsk): Promise<void> => {
        const { replies, next, cut } = await readThread(views, SITE, ARTICLE, ask)
        seen.push(...replies.flatMap(({ id }) => (id === ask.under ? [] : id)))
        for (const [under, { after }] of cut) await readOn({ order, under, after })
        if (next !== null) await readOn({ order, after: next })
      }
      await readOn({ order })
      const shown = await views.shown(SITE, ARTICLE, 1_000)
      expect(seen.toSorted()).toEqual(shown.map(({ id }) => id).toSorted())
      for (const { id } of shown) {
        const page = await readThread(views, SITE, ARTICLE, { order, around: id })
        expect(page.replies.map((it) => it.id)).toContain(id)
      }
    }),
    { numRuns: 60 },
  )
})

test('below a root stand its first answers, and where the others are', async () => {
  const { read } = await openThread()
  const root = idOf(numbered('root', 2))
  const { replies, cut } = await read()
  expect(replies).toHaveLength(rootsInPage + answersInPage)
  const more = cut.get(root)
  expect(more?.count).toBe(25 - answersInPage)
  const rest = await read({ under: root, after: more!.after })
  expect(rest.replies.map(({ id }) => id)).toEqual([
    root,
    ...Array.from({ length: 25 - answersInPage }, (_, n) =>
      idOf(numbered('answer', n + answersInPage)),
    ),
  ])
})

test.each(['oldest', 'newest', 'best'] as const)(
  '%s: a permalink finds its page',
  async (order) => {
    const { read } = await openThread()
    for (const name of [numbered('root', 44), numbered('answer', 24), numbered('root', 0)]) {
      const { replies } = await read({ order, around: idOf(name) })
      const ids = replies.map(({ id }) => id)
      expect(ids).toContain(idOf(name))
      expect(new Set(ids).size).toBe(ids.length)
    }
    const { replies } = await read({ order, around: idOf(numbered('answer', 24)) })
    const ids = replies.map(({ id }) => id)
    for (let n = 0; n < 24; n++) expect(ids).toContain(idOf(numbered('answer', n)))
  },
)

test('a permalink to nothing shows the first page; the whole thread is one page', async () => {
  const { read } = await openThread()
  expect(await read({ around: idOf('nothing') })).toEqual(await read())
  expect((await read({ whole: true })).replies).toHaveLength(70)
})
