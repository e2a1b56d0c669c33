import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test, vi } from 'vitest'
import { describeAppeals } from '../appeals.contract.ts'
import { describeBackend } from '../backend.contract.ts'
import { describeCanaries } from '../canaries.contract.ts'
import { describeChecks } from '../checks.contract.ts'
import { describeDisclosures } from '../disclosures.contract.ts'
import { ARTICLE, decided, erased, objected, SITE, submitted } from '../events.fixture.ts'
import { describeMailBook } from '../mail-book.contract.ts'
import { describeMoved } from '../moved.contract.ts'
import { describeRecordBook } from '../record-book.contract.ts'
import { describeSweepBook } from '../sweep-book.contract.ts'
import { describeThreads } from '../threads.contract.ts'
import { openDatabase } from './open-database.ts'
import { openSqliteBackend, sqliteBackend } from './sqlite-backend.ts'

const newFile = () => join(mkdtempSync(join(tmpdir(), 'riposte-')), 'riposte.db')

describeBackend('SQLite', async () => openSqliteBackend(newFile()))
describeChecks('SQLite', async () => openSqliteBackend(newFile()))
describeThreads('SQLite', async () => openSqliteBackend(newFile()))
describeMoved('SQLite', async () => openSqliteBackend(newFile()))
describeDisclosures('SQLite', async () => openSqliteBackend(newFile()))
describeAppeals('SQLite', async () => openSqliteBackend(newFile()))
describeMailBook('SQLite', async () => openSqliteBackend(newFile()))
describeCanaries('SQLite', async () => openSqliteBackend(newFile()))
describeSweepBook('SQLite', async () => openSqliteBackend(newFile()))
describeRecordBook('SQLite', async (needs) => openSqliteBackend(newFile(), needs))

test('what was recorded is there after the file is opened again', async () => {
  const file = newFile()
  const first = openSqliteBackend(file)
  await first.journal.record(submitted('x'))
  await first.close()
  const second = openSqliteBackend(file)
  expect(await second.views.shown(SITE, ARTICLE, 10)).toHaveLength(1)
  expect(await second.journal.position()).toBe(1)
})

test('a position is not given twice, even after the last event was forgotten', async () => {
  const file = newFile()
  const first = openSqliteBackend(file)
  await first.journal.record(submitted('x'))
  await first.journal.record(erased('x'))
  await first.close()
  const outcome = await openSqliteBackend(file).journal.record(submitted('y'))
  expect(outcome.recorded && outcome.position).toBe(3)
})

test('erased words are in no byte of the data file or its write-ahead log', async () => {
  const file = newFile()
  const { journal, close } = openSqliteBackend(file)
  await journal.record(submitted('x', { name: 'SENTINELNAME', text: 'SENTINELTEXT '.repeat(500) }))
  await journal.record(submitted('y'))
  const bytes = () => readFileSync(file, 'latin1') + readFileSync(`${file}-wal`, 'latin1')
  expect(bytes()).toContain('SENTINELTEXT')
  await journal.record(erased('x'))
  expect(bytes()).not.toMatch(/SENTINEL/)
  await close()
})

test('what a writer objected to is in no byte of the data file or its log either', async () => {
  const file = newFile()
  const { journal, close } = openSqliteBackend(file)
  const features = 'SENTINELFEATURES'.repeat(300)
  await journal.record(submitted('x', { text: 'These words stay.', features }))
  await journal.record(decided('x', 'approve', { lesson: { label: 'ham', features } }))
  await journal.record(submitted('y'))
  const bytes = () => readFileSync(file, 'latin1') + readFileSync(`${file}-wal`, 'latin1')
  expect(bytes()).toContain('SENTINELFEATURES')
  await journal.record(objected('x'))
  expect(bytes()).not.toMatch(/SENTINEL/)
  expect(bytes()).toContain('These words stay.')
  await close()
})

test('while another process reads, nobody waits: the log is emptied later', async () => {
  const file = newFile()
  const { journal } = openSqliteBackend(file)
  await journal.record(submitted('x', { text: 'SENTINELTEXT' }))
  const reader = new Database(file, { readonly: true })
  reader.exec('BEGIN')
  reader.prepare('SELECT count(*) FROM event').get()
  await journal.record(erased('x'))
  expect(readFileSync(`${file}-wal`, 'latin1')).toContain('SENTINELTEXT')
  reader.exec('COMMIT')
  const bytes = () => readFileSync(file, 'latin1') + readFileSync(`${file}-wal`, 'latin1')
  await vi.waitFor(() => expect(bytes()).not.toContain('SENTINELTEXT'), 5_000)
  reader.close()
})

test('a full disk refuses the write, keeps reads working, and recovers', async () => {
  const db = openDatabase(newFile())
  const { journal, views } = sqliteBackend(db)
  await journal.record(submitted('x'))
  db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + 2}`)
  const large = submitted('large', { text: 'word '.repeat(20_000) })
  await expect(journal.record(large)).rejects.toMatchObject({
    code: 'storage-unavailable',
    message: expect.stringContaining('disk is full'),
  })
  expect(await views.shown(SITE, ARTICLE, 10)).toHaveLength(1)
  db.pragma('max_page_count = 100000')
  expect(await journal.record(large)).toMatchObject({ recorded: true })
})

test('a data file that another server uses is refused', () => {
  const file = newFile()
  openSqliteBackend(file)
  expect(() => openSqliteBackend(file)).toThrow(/another process is using this data file/)
})

test('a data file of a newer version is refused', () => {
  const file = newFile()
  const db = openDatabase(file)
  db.pragma('user_version = 99')
  db.close()
  expect(() => openSqliteBackend(file)).toThrow(/newer Riposte/)
})

test('a file that is no database, a folder and a missing folder are refused', () => {
  const file = newFile()
  writeFileSync(file, 'not a database '.repeat(1000))
  expect(() => openSqliteBackend(file)).toThrow(/not a Riposte data file/)
  const folder = newFile()
  mkdirSync(folder)
  expect(() => openSqliteBackend(folder)).toThrow(/directory/)
  expect(() => openSqliteBackend(join(newFile(), 'missing', 'riposte.db'))).toThrow(/folder exists/)
})
