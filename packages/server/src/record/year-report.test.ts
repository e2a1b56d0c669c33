import type { JournalEvent } from '@riposte/protocol'
import { expect, test } from 'vitest'
import { decided, erased, SITE, submitted, undone } from '../backend/events.fixture.ts'
import { openMemoryBackend } from '../backend/memory/memory-backend.ts'
import { reportMarkdown } from './report-markdown.ts'
import { yearReport } from './year-report.ts'

const YEAR = 2026
const AT = Date.UTC(YEAR, 3, 1)
const HOUR_MS = 3_600_000
const SCOPE = { site: SITE, year: YEAR, isCut: false, now: Date.UTC(YEAR + 1) }

async function reportOf(events: readonly JournalEvent[], scope = SCOPE) {
  const { journal, recordBook } = openMemoryBackend()
  for (const event of events) await journal.record(event)
  return yearReport(await recordBook.entries(SITE, 0, 999), scope)
}

const held = (id: string, at = AT) => submitted(id, { status: 'held', at })
const EVENTS: readonly JournalEvent[] = [
  submitted('before', { status: 'spam', at: Date.UTC(YEAR) - 1 }),
  submitted('after', { status: 'spam', at: Date.UTC(YEAR + 1) }),
  submitted('s', { status: 'spam', at: AT }),
  submitted('t', { status: 'spam', at: AT }),
  held('a'),
  held('b'),
  held('c'),
  decided('s', 'approve', { at: AT + 5 }),
  decided('a', 'approve', { at: AT + HOUR_MS }),
  decided('b', 'spam', { at: AT + 3 * HOUR_MS }),
  decided('c', 'reject', { decision: 'reject', ground: 'abuse', at: AT + 9 * HOUR_MS }),
  undone('c', 'reject'),
  erased('b', { at: AT + 10 * HOUR_MS }),
]

test('a year is counted from its own entries alone', async () => {
  const report = await reportOf(EVENTS)
  expect(report).toMatchObject({
    isWhole: true,
    acts: { held: 3, 'kept-apart': 2, approved: 2, 'marked-spam': 1, rejected: 1, erased: 1 },
    overturned: { held: { decided: 3, published: 1 }, keptApart: { decided: 1, published: 1 } },
    medianWaitMs: 3 * HOUR_MS,
    appeals: { made: 0, answered: 0, granted: 0 },
  })
  expect(report.restrictions).toMatchObject({
    causes: { abuse: 1, advertising: 3, unsure: 4 },
    automation: { FULLY: 2, PARTIALLY: 3, NOT_AUTOMATED: 3 },
  })
  expect(report.restrictions.automatedShare).toBeCloseTo(2 / 8)
})

test('a year that is not over, or lost entries, is said not to be whole', async () => {
  expect(await reportOf(EVENTS, { ...SCOPE, now: AT })).toMatchObject({ isWhole: false })
  const cut = await reportOf(EVENTS, { ...SCOPE, isCut: true })
  expect(reportMarkdown(cut)).toContain('does not hold the whole year')
})

test('a year without entries is a report of nothing', async () => {
  const report = await reportOf([])
  expect(report).toMatchObject({ entries: 0, medianWaitMs: null })
  expect(reportMarkdown(report)).toContain('| Nothing | 0 |')
})

test('for people it is Markdown in words', async () => {
  const text = reportMarkdown(await reportOf(EVENTS))
  expect(text).toContain('| Held for a person by the filter or a rule | 3 |')
  expect(text).toContain('waited at most 3.0 h')
  expect(text).not.toMatch(/undefined|NaN|null/)
})
