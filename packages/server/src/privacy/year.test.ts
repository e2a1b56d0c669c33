import { expect, test } from 'vitest'
import type { Backend } from '../backend/backend.ts'
import { openDatabase } from '../backend/embedded/open-database.ts'
import { sqliteBackend } from '../backend/embedded/sqlite-backend.ts'
import { ARTICLE, SITE } from '../backend/events.fixture.ts'
import { openMemoryBackend } from '../backend/memory/memory-backend.ts'
import { verifyChain } from '../record/chain.ts'
import { openSweeper } from './keep-sweeping.ts'
import { parseLives } from './lives.ts'
import { openRandomSite, seededChance } from './year.fixture.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const AT = Date.UTC(2026, 0, 1)
const STEP = 3 * HOUR
/** A day until a leap is believed, one more for dates near it, and trouble follows on trouble. */
const SLACK = 9 * DAY
const LIVES = parseLives(['held=30', 'rejected=14', 'mail=20', 'outside-lesson=60', 'record=183'])

/**
 * A year of a site in simulated time: what happens to it, a server that is off at times and killed,
 * and a clock that leaps, but is right again within a day of running.
 */
async function liveAYear(backend: Backend, seed: number, eachDay: (day: number) => Promise<void>) {
  const chance = seededChance(seed)
  const site = openRandomSite(backend, LIVES, chance)
  const clock = { now: AT, offMs: 0, ticks: 0 }
  const needs = {
    backend,
    lives: LIVES,
    now: () => clock.now + clock.offMs,
    ticks: () => clock.ticks,
  }
  let sweeper = await openSweeper(needs, SITE)
  let erased = 0
  for (let day = 1; day <= 365; day++) {
    const trouble = chance()
    if (trouble < 0.03) clock.now += Math.floor(chance() * 3 * DAY)
    if (trouble < 0.08) sweeper = await openSweeper(needs, SITE)
    const isWrong = trouble > 0.92
    const offMs = chance() < 0.5 ? 4_000 * DAY : Math.floor(-chance() * 2e4) * DAY
    for (let past = 0; past < DAY; past += STEP) {
      clock.now += STEP
      clock.ticks += STEP
      clock.offMs = isWrong && past < 18 * HOUR ? offMs : 0
      if (chance() < 0.7) await site.happen(clock.now, sweeper.date())
      await sweeper.tick()
      await site.noteEntries(clock.now)
      erased += Object.values(sweeper.last()!.swept).reduce((sum, it) => sum + it, 0)
      expect(await sweeper.overdueCount()).toBe(0)
    }
    expect(await site.faults(clock.now, SLACK)).toEqual([])
    await eachDay(day)
  }
  return erased
}

async function expectIntactRecord({ recordBook }: Backend) {
  const { anchor, head } = await recordBook.ends(SITE)
  const entries = await recordBook.entries(SITE, 0, 99_999)
  expect(verifyChain(anchor, entries, head)).toMatchObject({ intact: true })
}

async function expectViewsAsReplayed(backend: Backend) {
  const { views, rebuildViews } = backend
  const state = async () => [
    await views.changedIn(SITE, ARTICLE, 0, 99_999),
    await views.lessons(SITE),
    await views.queueCounts(SITE),
    await views.head(SITE, ARTICLE),
  ]
  const before = await state()
  await rebuildViews()
  expect(await state()).toEqual(before)
}

test.each([
  ['memory', 1, () => openMemoryBackend()],
  ['memory', 2, () => openMemoryBackend()],
  ['SQLite', 3, () => sqliteBackend(openDatabase(':memory:'))],
] as const)(
  '%s, year %i: nothing is erased early, nothing stays, and the record is whole',
  async (_, seed, open) => {
    const backend = open()
    const erased = await liveAYear(backend, seed, async (day) => {
      await expectIntactRecord(backend)
      if (day % 7 === 0) await expectViewsAsReplayed(backend)
    })
    expect(erased).toBeGreaterThan(500)
    const { anchor } = await backend.recordBook.ends(SITE)
    expect(anchor.number).toBeGreaterThan(50)
  },
  60_000,
)
