import { expect, test } from 'vitest'
import { decided, erased, reported, SITE, submitted } from '../backend/events.fixture.ts'
import { openMemoryBackend } from '../backend/memory/memory-backend.ts'
import { STATEMENTS_IN_CALL, territoryOf, writeStatements } from './write-statements.ts'

const DAY_MS = 86_400_000
const AT = Date.UTC(2026, 10, 20)
const TERRITORY = ['DE', 'FR']
const REJECTED = { decision: 'reject', lesson: null } as const

/** What the API demands of a statement about text whose visibility was restricted. */
const REQUIRED = {
  decision_visibility: [expect.stringMatching(/^DECISION_VISIBILITY_CONTENT_(REMOVED|DISABLED)$/)],
  decision_ground: expect.stringMatching(/^DECISION_GROUND_(ILLEGAL|INCOMPATIBLE)_CONTENT$/),
  content_type: ['CONTENT_TYPE_TEXT'],
  category: expect.stringMatching(/^STATEMENT_CATEGORY_[A-Z_]+$/),
  category_specification: [expect.stringMatching(/^KEYWORD_[A-Z_]+$/)],
  territorial_scope: TERRITORY,
  content_date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
  application_date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
  decision_facts: expect.stringMatching(/^.{20,5000}$/),
  source_type: expect.stringMatching(/^SOURCE_(ARTICLE_16|TYPE_OTHER_NOTIFICATION|VOLUNTARY)$/),
  automated_detection: expect.stringMatching(/^(Yes|No)$/),
  automated_decision: expect.stringMatching(/^AUTOMATED_DECISION_(FULLY|PARTIALLY|NOT_AUTOMATED)$/),
  puid: expect.stringMatching(/^[a-zA-Z0-9_-]{1,500}$/),
}

async function statementsOf(events: readonly Parameters<typeof record>[1][]) {
  const backend = openMemoryBackend({ context: () => ({ rules: '', notice: '', language: 'EN' }) })
  for (const event of events) await record(backend, event)
  const entries = await backend.recordBook.entries(SITE, 0, 9_999)
  return [...writeStatements(() => entries, TERRITORY)].map(
    (line) => (JSON.parse(line) as { statements: Record<string, unknown>[] }).statements,
  )
}

const record = (
  { journal }: ReturnType<typeof openMemoryBackend>,
  event: Parameters<typeof journal.record>[0],
) => journal.record(event)

test('every decision that hides a reply is a whole statement without a word of it', async () => {
  const grounds = ['abuse', 'off-topic', 'personal-data', 'illegal', 'other'] as const
  const [statements] = await statementsOf([
    submitted('h', { status: 'held', at: AT }),
    submitted('s', { status: 'spam', at: AT }),
    ...grounds.flatMap((ground) => [
      submitted(ground, { at: AT }),
      decided(ground, 'reject', { ...REJECTED, ground, at: AT + DAY_MS }),
    ]),
  ])
  expect(statements).toHaveLength(2 + grounds.length)
  for (const it of statements!) {
    expect(it).toMatchObject(REQUIRED)
    const kind = it['decision_ground'] === 'DECISION_GROUND_ILLEGAL_CONTENT'
    const [reference, explanation] = kind
      ? ['illegal_content_legal_ground', 'illegal_content_explanation']
      : ['incompatible_content_ground', 'incompatible_content_explanation']
    expect(it[reference!]).toMatch(/^.{5,500}$/)
    expect(it[explanation!]).toMatch(/^.{5,2000}$/)
  }
  expect(JSON.stringify(statements)).not.toMatch(/Ada|words of|ferry|aaaa|moderator"/)
  expect(new Set(statements!.map(({ puid }) => puid)).size).toBe(statements!.length)
})

test('it says who pointed to a reply, how it was decided, and how it ended', async () => {
  const illegal = { ground: 'illegal' } as const
  const [statements] = await statementsOf([
    submitted('s', { status: 'spam', at: AT }),
    decided('s', 'approve', { at: AT + 2 * DAY_MS }),
    submitted('r', { at: AT }),
    reported('r', illegal),
    decided('r', 'reject', { ...REJECTED, ...illegal, at: AT + DAY_MS }),
    submitted('h', { status: 'held', at: AT }),
    erased('h', { at: AT + 3 * DAY_MS }),
  ])
  const shown = statements!.map((it) => [
    it['automated_decision'],
    it['source_type'],
    it['application_date'],
    it['end_date_visibility_restriction'],
  ])
  expect(shown).toEqual([
    ['AUTOMATED_DECISION_FULLY', 'SOURCE_VOLUNTARY', '2026-11-20', '2026-11-22'],
    ['AUTOMATED_DECISION_NOT_AUTOMATED', 'SOURCE_ARTICLE_16', '2026-11-21', undefined],
    ['AUTOMATED_DECISION_PARTIALLY', 'SOURCE_VOLUNTARY', '2026-11-20', '2026-11-23'],
  ])
})

test('a call holds at most a hundred statements', async () => {
  const count = 2 * STATEMENTS_IN_CALL + 1
  const events = Array.from({ length: count }, (_, n) => submitted(`${n}`, { status: 'spam' }))
  const calls = await statementsOf(events)
  expect(calls.map(({ length }) => length)).toEqual([100, 100, 1])
  expect(new Set(calls.flat().map(({ puid }) => puid)).size).toBe(count)
})

test('a territory is the Union, the Area or countries of it', () => {
  expect(territoryOf(['EU'])).toHaveLength(27)
  expect(territoryOf(['eea'])).toHaveLength(30)
  expect(territoryOf(['FR,DE', 'DE'])).toEqual(['DE', 'FR'])
  expect(territoryOf(['US'])).toBeNull()
})
