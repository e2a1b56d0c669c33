import type { LessonId, Queue, Recorded } from '@riposte/protocol'
import { describe, expect, test } from 'vitest'
import type { Backend } from './backend.ts'
import {
  ARTICLE,
  decided,
  edited,
  erased,
  idOf,
  OTHER_SITE,
  objected,
  SITE,
  submitted,
  taught,
  undone,
} from './events.fixture.ts'

/** What every back end promises. An implementation's own tests call this first. */
export function describeBackend(name: string, open: () => Promise<Backend>): void {
  describe(`${name}: journal`, () => {
    test('positions count up from 1, across the events of one commit', async () => {
      const { journal } = await open()
      expect(await journal.position()).toBe(0)
      const events = ['x', 'y', 'z'].map((id) => journal.record(submitted(id)))
      const positions = (await Promise.all(events)).map((it) => it.recorded && it.position)
      expect(positions).toEqual([1, 2, 3])
      expect(await journal.position()).toBe(3)
    })

    test('follow replays the past, then waits for the future', async () => {
      const { journal } = await open()
      await journal.record(submitted('x'))
      const received = take(2, journal.follow(0, new AbortController().signal))
      await journal.record(submitted('y'))
      expect((await received).map(({ event }) => event)).toEqual([submitted('x'), submitted('y')])
    })

    test('following from a position skips everything up to it', async () => {
      const { journal } = await open()
      await journal.record(submitted('x'))
      await journal.record(submitted('y'))
      const received = await take(1, journal.follow(1, new AbortController().signal))
      expect(received).toEqual([{ position: 2, event: submitted('y') }])
    })

    test('following ends when it is told to', async () => {
      const { journal } = await open()
      const stop = new AbortController()
      const received = take(1, journal.follow(0, stop.signal))
      stop.abort()
      expect(await received).toEqual([])
    })

    test('an erasure takes the earlier events out, and the others keep their places', async () => {
      const { journal } = await open()
      await journal.record(submitted('x'))
      await journal.record(submitted('y'))
      await journal.record(decided('x', 'approve'))
      await journal.record(erased('x'))
      const left = await take(2, journal.follow(0, new AbortController().signal))
      expect(left.map(({ position }) => position)).toEqual([2, 4])
      const again = await journal.record(submitted('z'))
      expect(again.recorded && again.position).toBe(5)
    })

    test('what is there about one reply is found, and nothing about others', async () => {
      const { journal } = await open()
      await journal.record(submitted('x'))
      await journal.record(submitted('y'))
      await journal.record(decided('x', 'approve'))
      const types = async (site = SITE, limit = 9) =>
        (await journal.about(site, idOf('x'), limit)).map(({ event }) => event.type)
      expect(await types()).toEqual(['submitted', 'decided'])
      expect(await types(SITE, 1)).toEqual(['submitted'])
      expect(await types(OTHER_SITE)).toEqual([])
      await journal.record(erased('x'))
      expect(await types()).toEqual(['erased'])
    })

    test('an event that expects another version is refused and changes nothing', async () => {
      const { journal } = await open()
      await journal.record(submitted('x'), 0)
      const twice = await journal.record(submitted('x', { text: 'other words' }), 0)
      expect(twice).toMatchObject({ recorded: false, reply: { text: 'The words of x.' } })
      const stale = await Promise.all([
        journal.record(decided('x', 'approve'), 1),
        journal.record(decided('x', 'spam'), 1),
      ])
      expect(stale.map(({ recorded }) => recorded)).toEqual([true, false])
      expect(await journal.position()).toBe(2)
    })

    test('an objection takes what was learned out of earlier events, and later ones', async () => {
      const { journal, views } = await open()
      const lessonId = idOf('x') as string as LessonId
      await journal.record(submitted('x', { status: 'held' }))
      await journal.record(edited('x', { status: 'held' }))
      await journal.record(decided('x', 'approve'))
      const before = (await views.reply(SITE, idOf('x')))!
      await journal.record(objected('x', 77))
      const after = (await views.reply(SITE, idOf('x')))!
      expect(after).toMatchObject({ objectedAt: 77, features: '', text: before.text })
      expect([after.status, after.changedAt]).toEqual([before.status, before.changedAt])
      expect(await views.lesson(SITE, lessonId)).toBeUndefined()
      await journal.record(decided('x', 'spam'))
      await journal.record(edited('x'))
      await journal.record(decided('x', 'approve'))
      expect(await views.lesson(SITE, lessonId)).toBeUndefined()
      const events = await journal.about(SITE, idOf('x'), 99)
      expect(events).toHaveLength(7)
      expect(JSON.stringify(events)).not.toMatch(/AAAA|CCCC/)
    })

    test('objecting twice is objecting once, and to an erased reply nothing', async () => {
      const { journal, views } = await open()
      await journal.record(submitted('x'))
      await journal.record(objected('x', 77))
      const once = await views.reply(SITE, idOf('x'))
      await journal.record(objected('x', 88))
      expect(await views.reply(SITE, idOf('x'))).toEqual(once)
      await journal.record(erased('x'))
      await journal.record(objected('x', 99))
      expect(await views.reply(SITE, idOf('x'))).toMatchObject({ objectedAt: null })
    })

    test('an erased reply does not come back', async () => {
      const { journal, views } = await open()
      await journal.record(submitted('x'), 0)
      await journal.record(erased('x'))
      expect((await journal.record(submitted('x'), 0)).recorded).toBe(false)
      expect(await views.reply(SITE, idOf('x'))).toMatchObject({ status: 'erased', text: '' })
    })
  })

  describe(`${name}: views`, () => {
    test('the queues hold what waits, what is kept apart and what people decided', async () => {
      const { journal, views } = await open()
      await journal.record(submitted('x', { status: 'held' }))
      await journal.record(submitted('y', { status: 'held' }))
      await journal.record(submitted('s', { status: 'spam' }))
      await journal.record(submitted('p'))
      await journal.record(submitted('q'))
      await journal.record(decided('y', 'approve'))
      const ids = async (queue: Queue) => (await views.queue(SITE, queue, 10)).map(({ id }) => id)
      expect(await ids('held')).toEqual([idOf('x')])
      expect(await ids('spam')).toEqual([idOf('s')])
      expect(await ids('published')).toEqual([idOf('q'), idOf('p')])
      expect(await views.queue(SITE, 'published', 10, 5)).toHaveLength(1)
      expect(await ids('decided')).toEqual([idOf('y')])
      expect(await views.queueCounts(SITE)).toEqual({ held: 1, spam: 1, reported: 0, appeals: 0 })
      await journal.record(undone('y', 'approve'))
      expect(await ids('held')).toEqual([idOf('x'), idOf('y')])
      expect(await views.queue(SITE, 'held', 10, 1)).toHaveLength(1)
    })

    test('a changed reply is found by the position after which it changed', async () => {
      const { journal, views } = await open()
      await journal.record(submitted('x'))
      await journal.record(submitted('y', { status: 'held' }))
      await journal.record(decided('y', 'approve'))
      const changed = await views.changedIn(SITE, ARTICLE, 1, 10)
      expect(changed.map(({ id, status }) => [id, status])).toEqual([[idOf('y'), 'published']])
      const first = await views.changedIn(SITE, ARTICLE, 0, 1)
      expect(first.map(({ id }) => id)).toEqual([idOf('x')])
    })

    test('the last standing decision is the lesson; undo or erasure ends it', async () => {
      const { journal, views } = await open()
      await journal.record(submitted('x', { status: 'held' }))
      await journal.record(decided('x', 'approve'))
      expect(await views.lessons(SITE)).toMatchObject([{ label: 'ham', position: 2 }])
      await journal.record(decided('x', 'spam'))
      expect(await views.lessons(SITE)).toMatchObject([{ label: 'spam', position: 3 }])
      const lessonId = idOf('x') as string as LessonId
      expect(await views.lesson(SITE, lessonId)).toMatchObject({ label: 'spam', position: 3 })
      expect(await views.lesson(OTHER_SITE, lessonId)).toBeUndefined()
      await journal.record(undone('x', 'spam'))
      expect(await views.lessons(SITE)).toMatchObject([{ label: 'ham', position: 2 }])
      await journal.record(erased('x'))
      expect(await views.lessons(SITE)).toEqual([])
    })

    test('an outside lesson is replaced by a newer one, ends when forgotten', async () => {
      const { journal, views } = await open()
      await journal.record(taught('q', 'spam', 10))
      await journal.record(taught('q', 'ham', 20))
      expect(await views.lessons(SITE)).toMatchObject([{ label: 'ham', position: 2 }])
      expect(await views.lessonsTaughtBefore(SITE, 20, 10)).toEqual([])
      expect(await views.lessonsTaughtBefore(SITE, 21, 10)).toEqual([idOf('q')])
      const lessonId = idOf('q') as string as LessonId
      await journal.record({ type: 'forgotten', site: SITE, at: 30, lessonId })
      expect(await views.lessons(SITE)).toEqual([])
      const left = await take(1, journal.follow(0, new AbortController().signal))
      expect(left.map(({ event }) => event.type)).toEqual(['forgotten'])
    })

    test('a reply ages from its last change', async () => {
      const { journal, views } = await open()
      await journal.record(submitted('x', { status: 'spam', at: 100 }))
      await journal.record(submitted('y', { at: 100 }))
      await journal.record(decided('y', 'spam', { at: 200 }))
      const old = async (before: number) =>
        (await views.repliesUnchangedSince(SITE, 'spam', before, 10)).map(({ id }) => id)
      expect(await old(100)).toEqual([])
      expect(await old(101)).toEqual([idOf('x')])
      expect(await old(201)).toEqual([idOf('x'), idOf('y')])
      await journal.record(decided('x', 'approve', { at: 300 }))
      await journal.record({ ...undone('x', 'approve'), at: 400 })
      expect(await old(400)).toEqual([idOf('y')])
      expect(await old(401)).toEqual([idOf('y'), idOf('x')])
    })

    test('one site sees nothing of another', async () => {
      const { journal, views } = await open()
      await journal.record(submitted('x'))
      await journal.record(submitted('h', { status: 'held' }))
      await journal.record(decided('x', 'approve'))
      expect(await views.reply(OTHER_SITE, idOf('x'))).toBeUndefined()
      expect(await views.shown(OTHER_SITE, ARTICLE, 10)).toEqual([])
      expect(await views.changedIn(OTHER_SITE, ARTICLE, 0, 10)).toEqual([])
      expect(await views.queue(OTHER_SITE, 'published', 10)).toEqual([])
      expect(await views.queue(OTHER_SITE, 'held', 10)).toEqual([])
      expect(await views.queue(OTHER_SITE, 'decided', 10)).toEqual([])
      expect(await views.queueCounts(OTHER_SITE)).toEqual({
        held: 0,
        spam: 0,
        reported: 0,
        appeals: 0,
      })
      expect(await views.lessons(OTHER_SITE)).toEqual([])
    })
  })

  test(`${name}: the views can be dropped and rebuilt from the journal`, async () => {
    const backend = await open()
    const { journal, views } = backend
    await journal.record(submitted('x', { status: 'held' }))
    await journal.record(submitted('y', { parentId: idOf('x') }))
    await journal.record(decided('x', 'approve'))
    await journal.record(decided('x', 'spam'))
    await journal.record(undone('x', 'spam'))
    await journal.record(submitted('gone'))
    await journal.record(erased('gone'))
    await journal.record(taught('q', 'spam'))
    const state = async () => [
      await views.changedIn(SITE, ARTICLE, 0, 99),
      await views.shown(SITE, ARTICLE, 10),
      await views.head(SITE, ARTICLE),
      await views.lessons(SITE),
    ]
    const before = await state()
    await backend.rebuildViews()
    expect(await state()).toEqual(before)
  })
}

async function take(count: number, batches: AsyncIterable<readonly Recorded[]>) {
  const taken: Recorded[] = []
  for await (const batch of batches) {
    taken.push(...batch)
    if (taken.length >= count) break
  }
  return taken
}
