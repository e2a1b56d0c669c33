import type { ReplyId, VoterId, WriterId } from '@riposte/protocol'
import { describe, expect, test } from 'vitest'
import type { Backend } from './backend.ts'
import {
  ARTICLE,
  decided,
  edited,
  erased,
  idOf,
  marked,
  OTHER_SITE,
  reported,
  ruled,
  SITE,
  submitted,
  voted,
} from './events.fixture.ts'

const ids = (replies: readonly { readonly id: ReplyId }[]) => replies.map(({ id }) => id)
const named = (...names: readonly string[]) => names.map(idOf)
const under = (name: string) => ({ parentId: idOf(name) })

/** What every back end promises of threads. */
export function describeThreads(name: string, open: () => Promise<Backend>): void {
  describe(`${name}: threads`, () => {
    test('roots come a page at a time, in both directions', async () => {
      const { journal, views } = await open()
      for (const at of [3, 1, 2, 4]) await journal.record(submitted(`r${at}`, { at }))
      await journal.record(submitted('held', { status: 'held', at: 2 }))
      await journal.record(submitted('answer', { at: 5, ...under('r1') }))
      const oldest = await views.roots(SITE, ARTICLE, 'oldest', 2)
      expect(ids(oldest)).toEqual(named('r1', 'r2'))
      const next = await views.roots(SITE, ARTICLE, 'oldest', 9, oldest.at(-1))
      expect(ids(next)).toEqual(named('r3', 'r4'))
      const newest = await views.roots(SITE, ARTICLE, 'newest', 2)
      expect(ids(newest)).toEqual(named('r4', 'r3'))
      const older = await views.roots(SITE, ARTICLE, 'newest', 9, newest.at(-1))
      expect(ids(older)).toEqual(named('r2', 'r1'))
      expect(ids(await views.newest(SITE, 2))).toEqual(named('answer', 'r4'))
      expect(ids(await views.newest(SITE, 2, ARTICLE))).toEqual(named('answer', 'r4'))
      expect(await views.newest(OTHER_SITE, 2)).toEqual([])
    })

    test('what stands below a root comes a page at a time, whatever its depth', async () => {
      const { journal, views } = await open()
      await journal.record(submitted('root', { at: 1 }))
      await journal.record(submitted('a', { at: 2, ...under('root') }))
      await journal.record(submitted('b', { at: 3, ...under('a') }))
      await journal.record(submitted('c', { at: 4, ...under('root') }))
      const first = await views.below(SITE, idOf('root'), 2)
      expect(ids(first)).toEqual(named('a', 'b'))
      expect(ids(await views.below(SITE, idOf('root'), 2, first.at(-1)))).toEqual(named('c'))
      expect(await views.belowCount(SITE, idOf('root'))).toBe(3)
      expect(ids(await views.shown(SITE, ARTICLE, 9))).toEqual(named('root', 'a', 'b', 'c'))
      expect(await views.below(OTHER_SITE, idOf('root'), 2)).toEqual([])
    })

    test('a writer’s replies of any status come a page at a time, the newest first', async () => {
      const { journal, views } = await open()
      const [writer, another] = ['w' as WriterId, 'v' as WriterId]
      for (const at of [2, 1, 3]) await journal.record(submitted(`r${at}`, { at, writer }))
      await journal.record(submitted('held', { at: 3, writer, status: 'held' }))
      await journal.record(submitted('gone', { at: 5, writer }))
      await journal.record(submitted('other', { at: 4, writer: another }))
      await journal.record(submitted('nobody', { at: 4 }))
      await journal.record(erased('gone', { submittedAt: 5 }))
      const first = await views.repliesBy(SITE, writer, 2)
      expect(ids(first)).toEqual(named('held', 'r3'))
      expect(ids(await views.repliesBy(SITE, writer, 9, first.at(-1)))).toEqual(named('r2', 'r1'))
      expect(await views.repliesBy(OTHER_SITE, writer, 9)).toEqual([])
    })

    test('a reply without words is shown for as long as something below it is', async () => {
      const { journal, views } = await open()
      await journal.record(submitted('root', { at: 1 }))
      await journal.record(submitted('gone', { at: 2, ...under('root') }))
      await journal.record(submitted('last', { at: 3, ...under('gone') }))
      await journal.record(erased('gone', { submittedAt: 2, ...under('root') }))
      await journal.record(decided('root', 'spam'))
      expect(ids(await views.roots(SITE, ARTICLE, 'oldest', 9))).toEqual(named('root'))
      expect(ids(await views.below(SITE, idOf('root'), 9))).toEqual(named('gone', 'last'))
      await journal.record(erased('last', { submittedAt: 3, ...under('gone') }))
      expect(await views.shown(SITE, ARTICLE, 9)).toEqual([])
      expect((await views.head(SITE, ARTICLE)).published).toBe(0)
    })

    test('a thread knows its count, its first and last reply and its version', async () => {
      const { journal, views } = await open()
      expect(await views.head(SITE, ARTICLE)).toMatchObject({ published: 0, version: 0 })
      await journal.record(submitted('x', { at: 20 }))
      await journal.record(submitted('y', { at: 10, status: 'held' }))
      const head = { article: ARTICLE, published: 1, state: 'open', firstAt: 10, lastAt: 20 }
      expect(await views.head(SITE, ARTICLE)).toEqual({ ...head, version: 2 })
      await journal.record(ruled('read-only'))
      const ruledHead = { ...head, state: 'read-only', version: 3 }
      expect(await views.heads(SITE, [ARTICLE])).toEqual([ruledHead])
      expect(await views.liveliest(SITE, 9)).toEqual([ruledHead])
      expect(await views.liveliest(SITE, 9, 20)).toEqual([])
      expect(await views.liveliest(OTHER_SITE, 9)).toEqual([])
    })

    test('a voter counts once, and may take the vote back', async () => {
      const { journal, views } = await open()
      await journal.record(submitted('x', { at: 1 }))
      await journal.record(submitted('y', { at: 2 }))
      const version = (await views.reply(SITE, idOf('x')))?.position
      for (const voter of ['a', 'b', 'a']) await journal.record(voted('x', voter))
      await journal.record(voted('y', 'a', { at: 3_600_000 * 7 }))
      expect(await views.reply(SITE, idOf('x'))).toMatchObject({ votes: 2, position: version })
      expect(await views.hasVoted(SITE, idOf('x'), 'a' as VoterId)).toBe(true)
      expect(await views.hasVoted(OTHER_SITE, idOf('x'), 'a' as VoterId)).toBe(false)
      expect(ids(await views.votedRoots(SITE, ARTICLE, 9))).toEqual(named('x', 'y'))
      expect((await views.votesByHour(SITE, ARTICLE))[0]).toEqual({ hour: 7, votes: 1 })
      await journal.record(voted('x', 'a', { on: false }))
      await journal.record(voted('x', 'a', { on: false }))
      expect(await views.reply(SITE, idOf('x'))).toMatchObject({ votes: 1 })
      await journal.record(erased('x'))
      expect(await views.reply(SITE, idOf('x'))).toMatchObject({ votes: 0 })
      expect(await views.votesByHour(SITE, ARTICLE)).toEqual([{ hour: 7, votes: 1 }])
    })

    test('an edit changes the words and keeps the old ones; erasing takes both', async () => {
      const { journal, views } = await open()
      await journal.record(submitted('x', { status: 'held' }))
      await journal.record(decided('x', 'approve'))
      await journal.record(edited('x', { status: 'held' }))
      expect(await views.reply(SITE, idOf('x'))).toMatchObject({
        text: 'Other words of x.',
        status: 'held',
        decisions: [],
        revisions: [{ text: 'The words of x.' }],
      })
      expect(await views.lessons(SITE)).toEqual([])
      await journal.record(erased('x'))
      expect(await views.reply(SITE, idOf('x'))).toMatchObject({ text: '', revisions: [] })
    })

    test('a pinned root stands apart; a picked reply stays in its place', async () => {
      const { journal, views } = await open()
      await journal.record(submitted('x', { at: 1 }))
      await journal.record(submitted('y', { at: 2 }))
      await journal.record(marked('y', 'pinned'))
      await journal.record(marked('x', 'picked'))
      expect(ids(await views.pinned(SITE, ARTICLE))).toEqual(named('y'))
      expect(ids(await views.roots(SITE, ARTICLE, 'oldest', 9))).toEqual(named('x'))
      expect(await views.reply(SITE, idOf('x'))).toMatchObject({ isPicked: true })
      await journal.record(marked('y', 'pinned', false))
      expect(await views.pinned(SITE, ARTICLE)).toEqual([])
    })

    test('a reported reply waits for a person, until one has decided', async () => {
      const { journal, views } = await open()
      await journal.record(submitted('x'))
      await journal.record(reported('x'))
      await journal.record(reported('x'))
      expect((await views.queue(SITE, 'reported', 9))[0]?.reports).toHaveLength(1)
      expect(await views.queueCounts(SITE)).toMatchObject({ reported: 1 })
      await journal.record(decided('x', 'approve'))
      expect(await views.queue(SITE, 'reported', 9)).toEqual([])
    })

    test('the published replies of a writer are counted', async () => {
      const { journal, views } = await open()
      const writer = 'w' as WriterId
      await journal.record(submitted('x', { writer }))
      await journal.record(submitted('y', { writer, status: 'held' }))
      expect(await views.publishedBy(SITE, writer)).toBe(1)
      expect(await views.publishedBy(OTHER_SITE, writer)).toBe(0)
    })

    test('replayed, also after erasures in the midst of it, the views are the same', async () => {
      const backend = await open()
      const { journal, views } = backend
      await journal.record(submitted('root', { at: 1 }))
      await journal.record(submitted('mid', { at: 2, ...under('root') }))
      await journal.record(submitted('leaf', { at: 3, ...under('mid') }))
      await journal.record(submitted('low', { at: 4, ...under('leaf') }))
      for (const it of ['root', 'mid', 'leaf']) await journal.record(voted(it, 'a'))
      await journal.record(ruled('closed'))
      await journal.record(erased('mid', { submittedAt: 2, ...under('root') }))
      await journal.record(erased('root', { submittedAt: 1 }))
      const state = async () => [
        await views.shown(SITE, ARTICLE, 9),
        await views.below(SITE, idOf('root'), 9),
        await views.head(SITE, ARTICLE),
        await views.votesByHour(SITE, ARTICLE),
      ]
      const before = await state()
      expect(before[0]).toHaveLength(4)
      await backend.rebuildViews()
      expect(await state()).toEqual(before)
    })
  })
}
