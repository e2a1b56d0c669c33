import { expect, test } from 'vitest'
import { keptCheck } from '../backend/checks.fixture.ts'
import type { Checks } from '../backend/checks.ts'
import { memoryChecks } from '../backend/memory/memory-checks.ts'
import { CHECKS_PER_FLUSH_MAX, openLedger } from './ledger.ts'

async function open(checks: Checks = memoryChecks()) {
  const clock = { now: Date.UTC(2026, 10, 30, 23, 59) }
  const reports: string[] = []
  const needs = { checks, now: () => clock.now, report: (what: string) => void reports.push(what) }
  const ledger = await openLedger(needs)
  const notice = (guid: string) => {
    const check = keptCheck(guid, { at: clock.now })
    ledger.noticeCheck(check, () => check.lessonId)
  }
  return { ledger, checks, clock, reports, notice }
}

test('a check can be asked for at once, before it is written by itself', async () => {
  const { ledger, notice } = await open()
  notice('g')
  expect((await ledger.check('acme', 'g'))?.guid).toBe('g')
  const [row] = await ledger.usage('acme', '', '9')
  expect(row?.counts).toEqual({ spam: 1, ham: 0, missedSpam: 0, falsePositives: 0 })
})

test('a new month begins at nothing, and counts on its own days', async () => {
  const { ledger, clock, notice } = await open()
  notice('a')
  notice('b')
  expect(ledger.checksThisMonth('acme')).toBe(2)
  clock.now += 60_000
  expect(ledger.checksThisMonth('acme')).toBe(0)
  notice('c')
  expect(ledger.checksThisMonth('acme')).toBe(1)
  const days = (await ledger.usage('acme', '', '9')).map(({ day }) => day)
  expect(days).toEqual(['2026-11-30', '2026-12-01'])
})

test('after a restart the month’s count and the sites are known again', async () => {
  const { ledger, checks, notice } = await open()
  notice('a')
  await ledger.flush()
  const again = await open(checks)
  expect(again.ledger.checksThisMonth('acme')).toBe(1)
  expect([...again.ledger.blogsOf('acme')]).toEqual(['a.example'])
  expect(again.ledger.accounts()).toEqual(['acme'])
})

test('of a flood every check is counted, and so many are kept', async () => {
  const { ledger, notice } = await open()
  for (let i = 0; i < CHECKS_PER_FLUSH_MAX + 5; i++) notice(`g${i}`)
  expect(await ledger.check('acme', `g${CHECKS_PER_FLUSH_MAX - 1}`)).toBeDefined()
  expect(await ledger.check('acme', `g${CHECKS_PER_FLUSH_MAX + 1}`)).toBeUndefined()
  expect((await ledger.usage('acme', '', '9'))[0]?.counts.spam).toBe(CHECKS_PER_FLUSH_MAX + 5)
})

test('when they cannot be written, counts wait for the next time', async () => {
  const checks = memoryChecks()
  let isFull = true
  const write: Checks['write'] = async (...words) => {
    if (isFull) throw new Error('disk full')
    return checks.write(...words)
  }
  const { ledger, reports, notice } = await open({ ...checks, write })
  notice('a')
  await ledger.flush()
  expect(reports).toHaveLength(1)
  notice('b')
  isFull = false
  expect((await ledger.usage('acme', '', '9'))[0]?.counts.spam).toBe(2)
})
