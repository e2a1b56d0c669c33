import type { JournalEvent } from '@riposte/protocol'
import { expect, test, vi } from 'vitest'
import { decided, erased, objected, SITE, submitted, undone } from '../backend/events.fixture.ts'
import { openMemoryBackend } from '../backend/memory/memory-backend.ts'
import { IMPRINTS_MAX, openBurstMemory } from './remember-bursts.ts'

const ADVERT =
  'Our garden sheds are built to last, and this week we bring them to your door for free.'
const LINKED = `${ADVERT} See https://sheds.example/offer`
const AT = submitted('x').at
const LATER = AT + 60_000

async function open(backend = openMemoryBackend()) {
  const bursts = await openBurstMemory(backend, SITE)
  const stop = new AbortController()
  const followed = bursts.follow(stop.signal)
  let marks = 0
  /** Records `events` and waits until the memory has followed: it knows a last reply, then. */
  const record = async (...events: readonly JournalEvent[]) => {
    for (const event of events) await backend.journal.record(event)
    const text = `the end of part ${'abcdefghij'[marks++]}`
    await backend.journal.record(submitted(`mark${marks}`, { text }))
    await vi.waitFor(() => expect(bursts.recall({ text }, LATER).campaign).toBeDefined())
  }
  const end = () => {
    stop.abort()
    return followed
  }
  const loudness = (text = LINKED) => bursts.recall({ text }, LATER).reasons[0]?.logOdds ?? 0
  return { backend, bursts, record, loudness, end }
}

const copies = (count: number, text = LINKED) =>
  Array.from({ length: count }, (_, i) => submitted(`c${i}`, { text }))

test('copies raise the score, one more than the other, and share a campaign', async () => {
  const { bursts, record, loudness, end } = await open()
  expect(bursts.recall({ text: LINKED }, LATER)).toEqual({ reasons: [], campaign: undefined })
  await record(...copies(2))
  expect(loudness()).toBeGreaterThan(0)
  const two = loudness()
  await record(submitted('more', { text: LINKED }))
  expect(loudness()).toBeGreaterThan(two)
  const { reasons, campaign } = bursts.recall({ text: LINKED }, LATER)
  expect(reasons).toMatchObject([{ code: 'burst', count: 3 }])
  expect(campaign).toMatch(/^[0-9a-f]{8}$/)
  expect(loudness('The ferry was late again, and nobody at the pier could say why.')).toBe(0)
  await end()
})

test('an erasure takes out exactly what its reply put in', async () => {
  const { record, loudness, end } = await open()
  await record(...copies(4))
  expect(loudness()).toBeGreaterThan(0)
  const four = loudness()
  await record(submitted('one', { text: LINKED }), decided('one', 'approve'))
  expect(loudness()).toBe(0)
  await record(erased('one'))
  expect(loudness()).toBeCloseTo(four, 5)
  await record(...copies(4).map((_, i) => erased(`c${i}`)))
  expect(loudness()).toBe(0)
  await end()
})

test('an objection takes it out too, and a later approval does not count', async () => {
  const { record, loudness, end } = await open()
  await record(...copies(4), submitted('one', { text: LINKED }))
  const five = loudness()
  await record(objected('one'))
  const four = loudness()
  expect(four).toBeLessThan(five)
  await record(decided('one', 'approve'))
  expect(loudness()).toBeCloseTo(four, 5)
  await end()
})

test('an approval silences copies, taking it back or deciding otherwise does not', async () => {
  const { record, loudness, end } = await open()
  await record(...copies(6))
  expect(loudness()).toBeGreaterThan(2)
  const six = loudness()
  await record(decided('c0', 'approve'))
  expect(loudness()).toBe(0)
  await record(undone('c0', 'approve'))
  expect(loudness()).toBeCloseTo(six, 5)
  await record(decided('c1', 'approve'))
  expect(loudness()).toBe(0)
  await record(decided('c1', 'spam'))
  expect(loudness()).toBeCloseTo(six, 5)
  await end()
})

test('after a restart copies are new, and an approval of an older reply still counts', async () => {
  const first = await open()
  await first.record(...copies(5))
  await first.end()
  const { bursts, record, loudness, end } = await open(first.backend)
  expect(loudness()).toBe(0)
  await record(decided('c0', 'approve'))
  for (let i = 0; i < 9; i++) bursts.noticeCheck({ text: LINKED }, AT)
  expect(loudness()).toBe(0)
  await record(erased('c0'))
  expect(loudness()).toBeGreaterThan(2)
  await end()
})

test('an Akismet client’s checks count, and its word that they are honest as well', async () => {
  const { bursts, loudness, end } = await open()
  for (let i = 0; i < 6; i++) bursts.noticeCheck({ text: LINKED }, AT)
  expect(loudness()).toBeGreaterThan(2)
  bursts.noticeHonest({ text: LINKED }, AT)
  expect(loudness()).toBe(0)
  await end()
})

test('another site’s replies say nothing here', async () => {
  const { record, loudness, end } = await open()
  const foreign = copies(9).map((it) => ({ ...it, site: 'herald' as typeof SITE }))
  await record(...foreign, ...copies(1, 'A reply of our own that has nothing to do with sheds.'))
  expect(loudness('A reply of our own that has nothing to do')).toBe(0)
  expect(loudness()).toBe(0)
  await end()
})

test('only the newest imprints are kept to be taken out', async () => {
  const { backend, record, loudness, end } = await open()
  await record(...copies(6))
  expect(loudness()).toBeGreaterThan(2)
  const many = Array.from({ length: IMPRINTS_MAX }, (_, i) => submitted(`n${i}`, { text: '' }))
  await Promise.all(many.map((it) => backend.journal.record(it)))
  await record(erased('c0'))
  expect(loudness()).toBeGreaterThan(2)
  await end()
})
