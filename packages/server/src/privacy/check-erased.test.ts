import { expect, test } from 'vitest'
import type { Backend } from '../backend/backend.ts'
import { openDatabase } from '../backend/embedded/open-database.ts'
import { sqliteBackend } from '../backend/embedded/sqlite-backend.ts'
import {
  appealed,
  decided,
  edited,
  erased,
  idOf,
  marked,
  moved,
  reported,
  SITE,
  voted,
} from '../backend/events.fixture.ts'
import { subscription } from '../backend/mail-book.fixture.ts'
import { openMemoryBackend } from '../backend/memory/memory-backend.ts'
import { checkErased, type Found } from './check-erased.ts'

const ID = idOf('x')

async function lookFor({ journal, views, mailBook, recordBook }: Backend): Promise<Found> {
  return {
    reply: (await views.reply(SITE, ID))!,
    events: await journal.about(SITE, ID, 99),
    votes: await views.votersOf(SITE, ID),
    hasLesson: (await views.lesson(SITE, ID as never)) !== undefined,
    wantsMail: (await mailBook.subscriptionOf(SITE, ID)) !== undefined,
    recorded: (await recordBook.about(SITE, ID)).length,
  }
}

/** A reply of which everything is held that the register declares. */
async function recordAll({ journal, mailBook }: Backend): Promise<void> {
  await journal.record(
    moved('x', { website: 'https://ada.example/', writer: 'w' as never, badge: 'Staff' }, 2),
  )
  await journal.record(edited('x', { notice: 'abc' }))
  await journal.record(voted('x', 'v'))
  await journal.record(marked('x', 'pinned'))
  await journal.record(decided('x', 'approve'))
  await journal.record(reported('x'))
  await journal.record(decided('x', 'spam'))
  await journal.record(appealed('x'))
  await mailBook.add(subscription('x'), 1)
}

const BACKENDS: readonly (readonly [string, () => Backend])[] = [
  ['memory', openMemoryBackend],
  ['SQLite', () => sqliteBackend(openDatabase(':memory:'))],
]

test.each(BACKENDS)(
  '%s: before an erasure every entry of the register is found',
  async (_, open) => {
    const backend = open()
    await recordAll(backend)
    const states = checkErased(await lookFor(backend)).filter(({ state }) => state !== 'under-way')
    expect(states.map(({ entry }) => entry)).toEqual(['thread-place', 'objection'])
  },
)

test.each(BACKENDS)('%s: after it nothing is found but an empty place', async (_, open) => {
  const backend = open()
  await recordAll(backend)
  await backend.journal.record(erased('x'))
  await backend.mailBook.dropReply(SITE, ID)
  const left = checkErased(await lookFor(backend)).filter(({ state }) => state !== 'gone')
  expect(left.map(({ entry, state }) => [entry, state])).toEqual([
    ['thread-place', 'stays'],
    ['decision-record', 'untied'],
  ])
})

test('what is left anywhere is found in its entry', async () => {
  const backend = openMemoryBackend()
  await recordAll(backend)
  const before = await lookFor(backend)
  await backend.journal.record(erased('x'))
  await backend.mailBook.dropReply(SITE, ID)
  const after = await lookFor(backend)
  const left = (change: Partial<Found>) =>
    checkErased({ ...after, ...change })
      .filter(({ state }) => state === 'under-way')
      .map(({ entry }) => entry)
  expect(left({ reply: { ...after.reply, objectedAt: 7 } })).toEqual(['objection'])
  expect(left({ votes: 1 })).toEqual(['votes'])
  expect(left({ hasLesson: true })).toEqual(['features'])
  expect(left({ reply: { ...after.reply, name: 'Ada' } })).toEqual(['name'])
  expect(left({ events: [before.events[1]!] })).toEqual([
    ...['text', 'notice', 'verdict', 'features'],
  ])
  expect(left({ recorded: 1 })).toEqual(['decision-record'])
  expect(left({ wantsMail: true })).toEqual(['mail-address', 'mail-address-hash', 'mail-outbox'])
})
