import type { JournalEvent } from '@riposte/protocol'
import { expect, test, vi } from 'vitest'
import {
  decided,
  erased,
  idOf,
  objected,
  SITE,
  submitted,
  undone,
} from '../backend/events.fixture.ts'
import { openMemoryBackend } from '../backend/memory/memory-backend.ts'
import { openWriterMemory } from './remember-writers.ts'

const AT = submitted('x').at + 60_000
const KEY = new Uint8Array(32).fill(7)
const SELLER = {
  text: 'Sheds at https://www.sheds.example/offer',
  author: 'Shed Sale',
  email: 'sale@sheds.example',
}
const HOME = '192.0.2.77'

async function open() {
  const backend = openMemoryBackend()
  const writers = await openWriterMemory(backend, SITE, KEY)
  const stop = new AbortController()
  const followed = writers.follow(stop.signal)
  let marks = 0
  /** Records `events` and waits until the memory has followed: it knows a last writer, then. */
  const record = async (...events: readonly JournalEvent[]) => {
    const name = `Mark ${marks}`
    const mark = submitted(`mark${marks}`, { name })
    for (const event of [...events, mark, decided(`mark${marks++}`, 'spam')])
      await backend.journal.record(event)
    await vi.waitFor(() => expect(codes({ text: '', author: name }, '')).not.toEqual([]))
  }
  const codes = (submission = SELLER as Parameters<typeof writers.recall>[0], address = HOME) =>
    writers.recall(submission, address, AT).map(({ code, logOdds }) => [code, Math.sign(logOdds)])
  const end = () => {
    stop.abort()
    return followed
  }
  return { writers, record, codes, end }
}

const sold = submitted('one', { text: SELLER.text, name: SELLER.author })

test('a decision is remembered of the writer, the address, the network and the links', async () => {
  const { writers, record, codes, end } = await open()
  expect(codes()).toEqual([])
  writers.notice(idOf('one'), SELLER, HOME)
  expect(codes()).toEqual([])
  await record(sold, decided('one', 'spam'))
  expect(codes()).toEqual([
    ['author-known', 1],
    ['email-known', 1],
    ['network-known', 1],
    ['domain-known', 1],
  ])
  expect(codes({ text: 'Hello.', author: 'shed sale ' }, '198.51.100.1')).toEqual([
    ['author-known', 1],
  ])
  expect(codes({ text: 'Hello.' }, '192.0.2.3')).toEqual([['network-known', 1]])
  expect(codes({ text: 'Hello.', authorUrl: 'sheds.example' }, '')).toEqual([['domain-known', 1]])
  expect(codes({ text: 'Hello.', author: 'Somebody else' }, '')).toEqual([])
  await end()
})

test('an approval speaks for the writer, and an undo or an erasure ends either', async () => {
  const { writers, record, codes, end } = await open()
  writers.notice(idOf('one'), SELLER, HOME)
  await record(sold, decided('one', 'approve'))
  expect(codes().every(([, sign]) => sign === -1)).toBe(true)
  await record(undone('one', 'approve'))
  expect(codes()).toEqual([])
  await record(decided('one', 'spam'))
  expect(codes()).not.toEqual([])
  await record(erased('one'))
  expect(codes()).toEqual([])
  await end()
})

test('an objection ends it, and nothing that is decided later begins it anew', async () => {
  const { writers, record, codes, end } = await open()
  writers.notice(idOf('one'), SELLER, HOME)
  await record(sold, decided('one', 'spam'))
  expect(codes()).not.toEqual([])
  await record(objected('one'))
  expect(codes()).toEqual([])
  await record(decided('one', 'spam', { decisionId: 'later' as never }))
  expect(codes()).toEqual([])
  await end()
})

test('of a reply from before the start only what the journal knows is remembered', async () => {
  const { record, codes, end } = await open()
  await record(sold, decided('one', 'spam'))
  expect(codes().map(([code]) => code)).toEqual(['author-known', 'domain-known'])
  await end()
})

test('a client’s second word about a comment takes the place of its first', async () => {
  const { writers, codes, end } = await open()
  writers.teach(SELLER, HOME, 'spam', AT)
  expect(codes().every(([, sign]) => sign === 1)).toBe(true)
  writers.teach(SELLER, HOME, 'ham', AT)
  expect(codes().every(([, sign]) => sign === -1)).toBe(true)
  await end()
})

test('however many are approved or not, together they move a score by at most four', async () => {
  const { writers, end } = await open()
  for (let i = 0; i < 200; i++)
    writers.teach({ ...SELLER, text: `${SELLER.text} ${i}` }, HOME, 'spam', AT)
  const total = writers.recall(SELLER, HOME, AT).reduce((sum, { logOdds }) => sum + logOdds, 0)
  expect(total).toBeGreaterThan(3)
  expect(total).toBeLessThanOrEqual(4 + 1e-9)
  await end()
})
