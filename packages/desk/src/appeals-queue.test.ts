import type { AppealId, DeskEntry, NewDecision } from '@riposte/protocol'
import { expect, test } from 'vitest'
import type { DeskClient } from './desk-client.ts'
import { decidedEntry, heldEntry } from './desk-entry.fixture.ts'
import { createDesk } from './desk-store.ts'
import { lastMade, visibleCards } from './queue-state.ts'
import { runCommand } from './run-command.ts'

const counts = { held: 0, spam: 0, reported: 0, appeals: 2 }

/** Somebody appeals against a decision of another moderator, or of the filter. */
function appealedEntry(number: number, more: Partial<DeskEntry> = {}): DeskEntry {
  const id = `appeal${number}` as AppealId
  const appeal = { id, words: 'Look again.', at: 0, isForColleague: false }
  return { ...heldEntry(number), status: 'spam', appeal, ...more }
}

const rejected = {
  status: 'rejected',
  decision: { ...decidedEntry(heldEntry(1), 'reject', 1).decision, ground: 'abuse', by: 'Owner' },
} as const

async function openAppeals(first: DeskEntry) {
  const entries = [first, appealedEntry(2)]
  const asked: NewDecision[] = []
  const client: DeskClient = {
    page: async () => ({ entries, counts, more: false }),
    async decide(decision) {
      asked.push(decision)
      const { decision: kind, version } = decision
      return { entry: decidedEntry(first, kind, version + 10), counts: { ...counts, appeals: 1 } }
    },
    undo: async () => ({ entry: { ...first, version: 99 }, counts }),
    mark: () => Promise.reject(new Error('not asked for')),
    signOut: async () => {},
  }
  const desk = createDesk({ client, changed: () => {} })
  await desk.open('appeals')
  const press = (command: Parameters<typeof runCommand>[0]) => runCommand(command, desk, () => {})
  const shown = () => visibleCards(desk.state().queue).map(({ entry }) => entry.id)
  return { desk, asked, press, shown, first }
}

test('an appeal is granted with the words that were written', async () => {
  const { desk, asked, press, first } = await openAppeals(appealedEntry(1))
  desk.write(first.id, 'You are right.')
  press('approve')
  const answers = { appealId: first.appeal!.id, words: 'You are right.' }
  expect(asked).toEqual([{ replyId: first.id, version: 1, decision: 'approve', answers }])
  expect(desk.state()).toMatchObject({
    said: 'Published. 1 left.',
    done: { words: 'Published: Reader 1' },
  })
})

test.each([
  ['spam', appealedEntry(1), { decision: 'spam' }],
  ['a rejected reply', appealedEntry(1, rejected), { decision: 'reject', ground: 'abuse' }],
])('upholding %s says the same decision once more', async (_, entry, decision) => {
  const { desk, asked, press } = await openAppeals(entry)
  press('uphold')
  expect(asked).toMatchObject([{ ...decision, answers: { words: '' } }])
  expect(desk.state().said).toBe('Upheld. 1 left.')
})

test('what waits is decided, not upheld; what is decided is not decided otherwise', async () => {
  const held = await openAppeals(appealedEntry(1, { status: 'held' }))
  held.press('uphold')
  expect(held.asked).toEqual([])
  held.press('spam')
  expect(held.asked).toMatchObject([{ decision: 'spam' }])
  const decided = await openAppeals(appealedEntry(1, rejected))
  for (const command of ['spam', 'reject', 'ground:other'] as const) decided.press(command)
  expect([decided.asked, decided.desk.state().rejectingId]).toEqual([[], null])
})

test('no key answers an appeal against one’s own decision', async () => {
  const own = appealedEntry(1, rejected)
  const { asked, press, shown } = await openAppeals({
    ...own,
    appeal: { ...own.appeal!, isForColleague: true },
  })
  for (const command of ['approve', 'uphold', 'spam', 'reject'] as const) press(command)
  expect([asked, shown()]).toEqual([[], ['reply1', 'reply2']])
})

test('an answer that is undone comes back with what was written', async () => {
  const { desk, press, shown, first } = await openAppeals(appealedEntry(1))
  desk.write(first.id, 'You are right.')
  await desk.decide(first.id, 'approve')
  expect([shown(), lastMade(desk.state().queue)]).toEqual([['reply2'], first.id])
  press('undo')
  await expect.poll(shown).toEqual(['reply1', 'reply2'])
  expect(desk.draftOf(first.id)).toBe('You are right.')
})
