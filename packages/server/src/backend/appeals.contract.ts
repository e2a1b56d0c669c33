import { describe, expect, test } from 'vitest'
import { answerTo } from '../replies/appeal-state.ts'
import type { Backend } from './backend.ts'
import {
  appealed,
  appealIdOf,
  decided,
  erased,
  idOf,
  OTHER_SITE,
  SITE,
  submitted,
  undone,
} from './events.fixture.ts'

const AT = 1_000_000

/** What every back end promises of appeals. */
export function describeAppeals(name: string, open: () => Promise<Backend>): void {
  const openHeld = async () => {
    const backend = await open()
    const { journal, views } = backend
    await journal.record(submitted('x', { status: 'held' }))
    const waiting = async () => (await views.queue(SITE, 'appeals', 9)).map(({ id }) => id)
    return { ...backend, waiting }
  }

  describe(`${name}: appeals`, () => {
    test('they wait in their queue, the oldest first, and are counted', async () => {
      const { journal, views, waiting } = await openHeld()
      await journal.record(submitted('y', { status: 'spam' }))
      await journal.record(appealed('y', { words: '' }))
      await journal.record(appealed('x'))
      expect(await waiting()).toEqual([idOf('y'), idOf('x')])
      expect(await views.queueCounts(SITE)).toMatchObject({ held: 1, spam: 1, appeals: 2 })
      expect(await views.queue(SITE, 'appeals', 9, 3)).toHaveLength(1)
      expect(await views.queue(OTHER_SITE, 'appeals', 9)).toEqual([])
      expect((await views.queueCounts(OTHER_SITE)).appeals).toBe(0)
    })

    test('an appeal is a new version, and remembers whose decision it is against', async () => {
      const { journal, views } = await openHeld()
      await journal.record(decided('x', 'spam'))
      const outcome = await journal.record(appealed('x'), 2)
      expect(outcome.recorded && outcome.position).toBe(3)
      const reply = await views.reply(SITE, idOf('x'))
      expect(reply?.appeals).toMatchObject([{ words: 'Please look again.', against: 'moderator' }])
      expect([reply?.position, reply?.changedAt]).toEqual([3, decided('x', 'spam').at])
      expect((await journal.record(decided('x', 'spam'), 2)).recorded).toBe(false)
    })

    test('a decision answers it, and its undo lets it wait again', async () => {
      const { journal, views, waiting } = await openHeld()
      await journal.record(appealed('x'))
      const answers = { appealId: appealIdOf('x'), words: 'You are right.' }
      await journal.record(decided('x', 'approve', { answers }))
      expect(await waiting()).toEqual([])
      const reply = (await views.reply(SITE, idOf('x')))!
      expect(answerTo(reply, reply.appeals[0]!)).toMatchObject({ kind: 'approve', answers })
      await journal.record(undone('x', 'approve'))
      expect(await waiting()).toEqual([idOf('x')])
    })

    test('one at a time, and none about what is published or erased', async () => {
      const { journal, views, waiting } = await openHeld()
      const count = async () => (await views.reply(SITE, idOf('x')))?.appeals.length
      await journal.record(appealed('x'))
      await journal.record(appealed('x'))
      await journal.record(appealed('x', {}, 'again'))
      expect(await count()).toBe(1)
      await journal.record(decided('x', 'approve'))
      await journal.record(appealed('x', {}, 'published'))
      expect([await count(), await waiting()]).toEqual([1, []])
      await journal.record(erased('x'))
      await journal.record(appealed('x'))
      expect([await count(), await waiting()]).toEqual([0, []])
    })

    test('while it waits its reply does not age, until it has waited too long', async () => {
      const { journal, views } = await open()
      await journal.record(submitted('s', { status: 'spam', at: AT }))
      const old = async (appealedBefore?: number) =>
        (await views.repliesUnchangedSince(SITE, 'spam', AT + 99, 9, appealedBefore)).length
      expect(await old()).toBe(1)
      await journal.record(appealed('s', { at: AT + 9 }))
      expect([await old(), await old(AT + 9), await old(AT + 10)]).toEqual([0, 0, 1])
      await journal.record(decided('s', 'spam', { at: AT + 10 }))
      expect(await old()).toBe(1)
    })
  })
}
