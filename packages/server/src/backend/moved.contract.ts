import { LIMITS, type Queue, type VoterId } from '@riposte/protocol'
import { describe, expect, test } from 'vitest'
import { rankRoots } from '../replies/rank-roots.ts'
import type { Backend } from './backend.ts'
import {
  ARTICLE,
  decided,
  erased,
  idOf,
  MOVED_AT,
  moved,
  SITE,
  submitted,
  undone,
  voted,
} from './events.fixture.ts'

const HOUR_MS = 3_600_000
const named = (...names: readonly string[]) => names.map(idOf)

/** What every back end promises of replies that were moved here from another system. */
export function describeMoved(name: string, open: () => Promise<Backend>): void {
  describe(`${name}: replies from elsewhere`, () => {
    test('those published elsewhere are in no list until a person here decides', async () => {
      const { journal, views } = await open()
      const ids = async (queue: Queue) => (await views.queue(SITE, queue, 9)).map(({ id }) => id)
      await journal.record(submitted('own'))
      await journal.record(moved('old'))
      await journal.record(moved('held', { status: 'held' }))
      await journal.record(moved('spam', { status: 'spam' }))
      expect(await ids('published')).toEqual(named('own'))
      expect(await ids('decided')).toEqual([])
      expect(await ids('held')).toEqual(named('held'))
      expect(await ids('spam')).toEqual(named('spam'))
      expect(await views.queueCounts(SITE)).toMatchObject({ held: 1, spam: 1 })
      await journal.record(decided('old', 'spam'))
      await journal.record(decided('held', 'approve'))
      expect(await ids('decided')).toEqual(named('held', 'old'))
      await journal.record(undone('old', 'spam'))
      await journal.record(undone('held', 'approve'))
      expect(await ids('published')).toEqual(named('own'))
      expect(await ids('held')).toEqual(named('held'))
      expect(await ids('decided')).toEqual([])
    })

    test('they stand where they were written, and age from when they were moved', async () => {
      const { journal, views } = await open()
      await journal.record(submitted('own', { at: 2_000 }))
      await journal.record(moved('old', { at: 1_000, status: 'published' }))
      await journal.record(moved('spam', { at: 1_000, status: 'spam' }))
      const shown = await views.shown(SITE, ARTICLE, 9)
      expect(shown.map(({ id }) => id)).toEqual(named('old', 'own'))
      expect(await views.repliesUnchangedSince(SITE, 'spam', MOVED_AT, 9)).toEqual([])
      const old = await views.repliesUnchangedSince(SITE, 'spam', MOVED_AT + 1, 9)
      expect(old.map(({ id }) => id)).toEqual(named('spam'))
      expect(old[0]).toMatchObject({ imported: { from: 'disqus', id: 'spam', at: MOVED_AT } })
    })

    test('their votes count, rank by number, and do not set later replies back', async () => {
      const { journal, views } = await open()
      await journal.record(moved('few', { at: 1_000 }, 4))
      await journal.record(moved('many', { at: 2_000 }, 300))
      await journal.record(moved('none', { at: 3_000 }))
      await journal.record(submitted('new', { at: MOVED_AT + HOUR_MS }))
      for (const voter of ['a', 'b', 'c']) {
        await journal.record(voted('new', voter, { at: MOVED_AT + HOUR_MS }))
      }
      await journal.record(voted('few', 'a', { at: MOVED_AT + HOUR_MS }))
      expect(await views.reply(SITE, idOf('few'))).toMatchObject({ votes: 5 })
      expect(await views.hasVoted(SITE, idOf('many'), 'a' as VoterId)).toBe(false)
      const hour = MOVED_AT / HOUR_MS
      const byHour = await views.votesByHour(SITE, ARTICLE)
      expect(byHour).toEqual([
        { hour, votes: 304 },
        { hour: hour + 1, votes: 4 },
      ])
      const roots = await views.votedRoots(SITE, ARTICLE, LIMITS.rankedRootsMax)
      const ranked = rankRoots(roots, byHour).map(({ id }) => id)
      expect(ranked).toEqual(named('many', 'new', 'few'))
      await journal.record(erased('many', { submittedAt: 2_000 }))
      expect((await views.votesByHour(SITE, ARTICLE))[0]).toEqual({ hour, votes: 4 })
    })

    test('replayed, the views of them are the same', async () => {
      const backend = await open()
      const { journal, views } = backend
      await journal.record(moved('leaf', { at: 3, parentId: idOf('root') }, 7))
      await journal.record(moved('root', { at: 1 }, 2))
      await journal.record(decided('leaf', 'spam'))
      await journal.record(erased('place', { at: 9, submittedAt: 2, parentId: idOf('root') }))
      const state = async () => [
        await views.changedIn(SITE, ARTICLE, 0, 9),
        await views.head(SITE, ARTICLE),
        await views.votesByHour(SITE, ARTICLE),
      ]
      const before = await state()
      expect(before[0]).toHaveLength(3)
      await backend.rebuildViews()
      expect(await state()).toEqual(before)
    })
  })
}
