import { expect, test } from 'vitest'
import { openDatabase } from '../backend/embedded/open-database.ts'
import {
  appealed,
  appealIdOf,
  decided,
  edited,
  erased,
  marked,
  objected,
  reported,
  ruled,
  submitted,
  taught,
  undone,
  voted,
} from '../backend/events.fixture.ts'
import { openMemoryBackend } from '../backend/memory/memory-backend.ts'
import { guardJournal, undeclaredFields } from './guard-journal.ts'
import { IN_PASSING, isDeclared, KEPT, TECHNICAL_PLACES } from './register.ts'

/** Every `table.column` of the live schema, but SQLite's own. */
function columns(): readonly string[] {
  const db = openDatabase(':memory:')
  return db
    .prepare<[], string>(
      `SELECT m.name || '.' || c.name FROM sqlite_schema m, pragma_table_info(m.name) c
       WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'`,
    )
    .pluck()
    .all()
}

test('every column of the data file is declared in the register', () => {
  expect(columns().length).toBeGreaterThan(20)
  expect(columns().filter((place) => !isDeclared(place))).toEqual([])
})

test('the register declares no column that is not there, and nothing twice', () => {
  const places = [...KEPT.flatMap((entry) => entry.places), ...TECHNICAL_PLACES]
  const ofTables = places.filter((place) => !/^event\.[a-z-]+\.[a-zA-Z]+$/.test(place))
  expect(ofTables.filter((place) => !columns().includes(place))).toEqual([])
  expect(new Set(places).size).toBe(places.length)
})

test('every field of every event is declared', () => {
  const imported = { from: 'disqus', id: '7', at: 1, votes: 2, revisions: [] }
  const signed = { writer: 'w' as never, badge: 'Staff', imported }
  const events = [
    submitted('x', signed),
    edited('x'),
    voted('x', 'v'),
    reported('x'),
    marked('x', 'pinned'),
    ruled('closed'),
    submitted('x'),
    appealed('x'),
    decided('x', 'approve', { answers: { appealId: appealIdOf('x'), words: '' } }),
    undone('x', 'approve'),
    objected('x'),
    erased('x'),
    taught('q', 'spam'),
  ]
  expect(events.flatMap(undeclaredFields)).toEqual([])
})

test('what the register does not declare is not stored', async () => {
  const journal = guardJournal(openMemoryBackend().journal)
  const event = { ...submitted('x'), ipAddress: '192.0.2.1' }
  await expect(journal.record(event)).rejects.toThrow('event.submitted.ipAddress')
  expect(await journal.position()).toBe(0)
})

test('every entry says in words what, why, how and how long', () => {
  for (const { id: _, codes: __, places: ___, ...words } of [...KEPT, ...IN_PASSING]) {
    for (const text of Object.values(words)) expect(text.length).toBeGreaterThan(5)
  }
})
