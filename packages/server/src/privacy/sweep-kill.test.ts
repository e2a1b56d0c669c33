import { expect, test } from 'vitest'
import type { Backend } from '../backend/backend.ts'
import { openDatabase } from '../backend/embedded/open-database.ts'
import { sqliteBackend } from '../backend/embedded/sqlite-backend.ts'
import { decided, idOf, SITE, submitted, taught } from '../backend/events.fixture.ts'
import { subscription } from '../backend/mail-book.fixture.ts'
import { openMemoryBackend } from '../backend/memory/memory-backend.ts'
import { openSweeper } from './keep-sweeping.ts'
import { LIVES } from './register.ts'
import { firstClock, PROOF_MS, readClock } from './sweep-clock.ts'

const AT = Date.UTC(2026, 10, 1)
const LATER = AT + LIVES.record + 30 * LIVES.askedMail
const DONE = new Error('the process was killed')

const BACKENDS: readonly (readonly [string, () => Backend])[] = [
  ['memory', () => openMemoryBackend()],
  ['SQLite', () => sqliteBackend(openDatabase(':memory:'))],
]

/** Something of every kind, all of it over at `LATER`, and a clock that is believed then. */
async function openOld(open: () => Backend) {
  const backend = open()
  const { journal, mailBook, checks, sweepBook } = backend
  for (const [name, status] of Object.entries({ s: 'spam', t: 'spam', h: 'held' } as const)) {
    await journal.record(submitted(name, { at: AT, status }))
  }
  await journal.record(submitted('p', { at: AT }))
  await journal.record(decided('t', 'approve', { at: AT }))
  await journal.record(decided('t', 'spam', { at: AT }))
  await journal.record(taught('lesson', 'spam', AT))
  await mailBook.add(subscription('p', { createdAt: AT }), 3)
  const counts = { spam: 1, ham: 0, missedSpam: 0, falsePositives: 0 }
  await checks.write([{ account: 'a', blog: 'b', day: '2020-01-01', counts }], [])
  let clock = firstClock(LATER - 2 * PROOF_MS)
  clock = readClock(clock, LATER - PROOF_MS, PROOF_MS)
  await sweepBook.write({ clock: readClock(clock, LATER, PROOF_MS), last: null })
  return backend
}

/** The same back end, which dies at the `count`th change: before it or right after it. */
function dyingAfter(backend: Backend, count: number, isAfter: boolean): Backend {
  let left = count
  const dying =
    <A extends unknown[], R>(change: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      if (left-- > 0) return change(...args)
      if (isAfter) await change(...args)
      throw DONE
    }
  const { journal, mailBook, checks, recordBook, sweepBook } = backend
  return {
    ...backend,
    journal: { ...journal, record: dying(journal.record) },
    mailBook: { ...mailBook, forgetOld: dying(mailBook.forgetOld) },
    checks: {
      ...checks,
      forgetChecks: dying(checks.forgetChecks),
      forgetUsage: dying(checks.forgetUsage),
    },
    recordBook: { ...recordBook, dropBefore: dying(recordBook.dropBefore) },
    sweepBook: { ...sweepBook, write: dying(sweepBook.write) },
  }
}

/** Everything that a sweep may touch, but positions: a sweep that was cut short takes others. */
async function stateOf({ views, mailBook, recordBook, checks, sweepBook }: Backend) {
  const replies = await Promise.all(['s', 't', 'h', 'p'].map((it) => views.reply(SITE, idOf(it))))
  const last = (await sweepBook.read())?.last
  return {
    replies: replies.map((it) => [it?.status, it?.text, it?.erasedBy]),
    lessons: (await views.lessons(SITE)).length,
    mail: await mailBook.subscriptionOf(SITE, idOf('p')),
    record: (await recordBook.entries(SITE, 0, 99)).map(({ number, body }) => [number, body]),
    usage: await checks.usage('a', '2000-01-01', '2100-01-01'),
    hasSwept: last !== null,
  }
}

const sweepOnce = async (backend: Backend) => {
  const needs = { backend, lives: LIVES, now: () => LATER, ticks: () => 0 }
  const sweeper = await openSweeper(needs, SITE)
  await sweeper.tick()
  return sweeper
}

test.each(BACKENDS)(
  '%s: killed at any step, the sweep ends as if it had not been',
  async (_, open) => {
    const whole = await openOld(open)
    const { overdueCount, last } = await sweepOnce(whole)
    const expected = await stateOf(whole)
    expect(expected.replies.map(([status]) => status)).toEqual([
      'erased',
      'erased',
      'erased',
      'published',
    ])
    expect(await overdueCount()).toBe(0)
    expect(last()).toMatchObject({
      at: LATER,
      swept: { replies: 3, lessons: 1, mail: 1, checks: 1 },
    })
    let kills = 0
    for (const isAfter of [false, true]) {
      for (let step = 0; ; step++) {
        const backend = await openOld(open)
        const died = await sweepOnce(dyingAfter(backend, step, isAfter)).catch((error) => error)
        if (died !== DONE) break
        kills++
        expect((await sweepOnce(backend)).isClockBelieved()).toBe(true)
        expect(await stateOf(backend)).toEqual(expected)
      }
    }
    expect(kills).toBeGreaterThan(20)
  },
)

test('sweeping twice does it once', async () => {
  const backend = await openOld(() => openMemoryBackend())
  await sweepOnce(backend)
  const position = await backend.journal.position()
  const { last } = await sweepOnce(backend)
  expect(await backend.journal.position()).toBe(position)
  expect(last()?.swept).toEqual({ replies: 0, lessons: 0, mail: 0, record: 0, checks: 0 })
})
