import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openSqliteBackend } from '../backend/embedded/sqlite-backend.ts'
import { decided, SITE, submitted } from '../backend/events.fixture.ts'
import { record } from './record.ts'
import { runCommand } from './terminal.fixture.ts'

const AT = Date.UTC(2026, 10, 20)

async function newRecord() {
  const data = mkdtempSync(join(tmpdir(), 'riposte-'))
  const file = join(data, 'riposte.db')
  const { journal, recordBook, close } = openSqliteBackend(file)
  for (const id of ['a', 'b', 'c', 'd']) {
    await journal.record(submitted(id, { status: 'held', at: AT }))
  }
  await journal.record(decided('a', 'spam', { at: AT + 60_000 }))
  const run = (...words: string[]) => runCommand(record, [...words, '--data', data, '--site', SITE])
  return { data, file, run, close, journal, recordBook }
}

test('a record that nobody touched verifies, while the server goes on', async () => {
  const { run, journal, close } = await newRecord()
  const { code, stdout } = await run('verify')
  expect(code).toBe(0)
  expect(stdout).toMatch(/^The record of ledger is intact\. Entries: 5\.\nHead 5:[0-9a-f]{64}\n$/)
  const noted = /Head (.*)/.exec(stdout)![1]!
  await journal.record(decided('b', 'spam'))
  expect(await run('verify', '--expect', noted)).toMatchObject({ code: 0 })
  const other = noted.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
  const unlike = await run('verify', '--expect', other)
  expect(unlike.code).toBe(1)
  expect(unlike.stderr).toContain('not the one in which entry 5 had that hash')
  await close()
})

test('an altered entry is named, and the exit code says so', async () => {
  const { run, file, close } = await newRecord()
  await close()
  const db = new Database(file)
  db.exec(`UPDATE record_entry SET body = replace(body, '"held"', '"spam"') WHERE number = 3`)
  db.close()
  const { code, stdout, stderr } = await run('verify')
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toContain('broken at entry 3: its hash is not what it says')
})

test('a removed entry, and a cut at the end, are named', async () => {
  for (const number of [2, 5]) {
    const { run, file, close } = await newRecord()
    await close()
    const db = new Database(file)
    db.exec(`DELETE FROM record_entry WHERE number = ${number}`)
    db.close()
    expect((await run('verify')).stderr).toContain(`broken at entry ${number}`)
  }
})

test('after the oldest have gone it verifies, and a head of then is too old', async () => {
  const { run, recordBook, close } = await newRecord()
  const { head } = await recordBook.ends(SITE)
  await recordBook.dropBefore(SITE, AT + 1, 2)
  const { stdout } = await run('verify', '--expect', `5:${head.hash}`)
  expect(stdout).toContain('Entries: 3, after 2 whose life is over')
  const old = await run('verify', '--expect', `1:${head.hash}`)
  expect(old.stderr).toContain('expect a newer one')
  await close()
})

test('it goes out as lines of JSON, as a table and as calls of the EU’s database', async () => {
  const { run, data, close } = await newRecord()
  const lines = (await run('export', '--after', '3')).stdout.trim().split('\n')
  expect(lines.map((line) => JSON.parse(line).entry.act)).toEqual(['held', 'marked-spam'])
  const table = (await run('export', '--format', 'csv')).stdout.trim().split('\n')
  expect(table[0]).toMatch(/^number,at,subject,role,/)
  expect(table[5]).toMatch(/^5,2026-11-20T00:01:00.000Z,1,moderator,moderator,marked-spam,held,/)
  const file = join(data, 'calls.ndjson')
  await run('export', '--format', 'dsa', '--territory', 'DE', '--out', file)
  const { statements } = JSON.parse(readFileSync(file, 'utf8'))
  expect(statements).toHaveLength(5)
  expect(statements[0]).toMatchObject({ territorial_scope: ['DE'] })
  await close()
})

test('a year is reported for people and for programs', async () => {
  const { run, close } = await newRecord()
  expect((await run('report', '--year', '2026')).stdout).toContain('# Decisions about replies on')
  const { stdout } = await run('report', '--year', '2026', '--format', 'json')
  expect(JSON.parse(stdout)).toMatchObject({ entries: 5, medianWaitMs: 60_000 })
  await close()
})

test('what it does not understand it says', async () => {
  const { run, close } = await newRecord()
  await expect(run('burn')).rejects.toThrow('none of verify, export and report')
  await expect(run('export', '--format', 'md')).rejects.toThrow('json, csv or dsa')
  await expect(run('verify', '--expect', 'x')).rejects.toThrow('64 hexadecimal digits')
  await expect(run('export', '--territory', 'US')).rejects.toThrow('neither EU nor EEA')
  await close()
})
