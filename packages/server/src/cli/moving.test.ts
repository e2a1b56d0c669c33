import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { openSqliteBackend } from '../backend/embedded/sqlite-backend.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { runCommand } from './terminal.fixture.ts'

const LINES = [
  { riposte: 'replies', version: 1 },
  { page: 'http://old.example/a', state: 'closed' },
  line('1', { text: 'Is the ferry late again?' }),
  line('2', { parentId: '1', status: 'held' }),
  line('3', { article: 'http://old.example/b' }),
]

function line(id: string, more: object) {
  const submittedAt = `2020-01-0${id}T00:00:00.000Z`
  const about = { id, parentId: null, article: 'http://old.example/a', submittedAt }
  return { ...about, status: 'published', name: 'Ada', text: `Words ${id}.`, ...more }
}

function newFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'riposte-'))
  const file = join(folder, 'replies.ndjson.gz')
  writeFileSync(file, gzipSync(LINES.map((it) => `${JSON.stringify(it)}\n`).join('')))
  const data = join(folder, 'data')
  const run = (...words: string[]) => runCommand(importCommand, [file, '--data', data, ...words])
  const out = (...words: string[]) => runCommand(exportCommand, ['--data', data, ...words])
  return { folder, data, run, out }
}

const MAP = ['--map', 'http://old.example/=https://news.example/']

test('a dry run says what would come and leaves no trace', async () => {
  const { data, run } = newFolder()
  const { code, stdout, stderr } = await run('--dry-run')
  expect(code).toBe(0)
  expect(stdout).toContain('Replies to import: 3')
  expect(stdout).toContain('http://old.example')
  expect(stdout).toContain('Nothing was written')
  expect(stderr).toBe('')
  expect(existsSync(data)).toBe(false)
})

test('replies move in, once, and out again', async () => {
  const { run, out } = newFolder()
  const first = await run(...MAP, '--origin', 'https://news.example')
  expect(first).toMatchObject({ code: 0, stderr: '' })
  expect(first.stdout).toMatch(/imported +3\nthreads closed +1\nDone\.\n$/)
  const again = await run(...MAP)
  expect(again.stdout).toMatch(/imported +0\nalready here, left as they are +3\nDone\.\n$/)
  const { stdout } = await out()
  const lines = stdout
    .trim()
    .split('\n')
    .map((it) => JSON.parse(it))
  expect(lines).toMatchObject([
    { riposte: 'replies', site: 'newsroom' },
    { page: 'https://news.example/a', state: 'closed' },
    { text: 'Is the ferry late again?', submittedAt: '2020-01-01T00:00:00.000Z' },
    { parentId: lines[2].id, status: 'held' },
    { page: 'https://news.example/b', state: 'open' },
    { text: 'Words 3.' },
  ])
  const published = await out('--published', '--article', 'https://news.example/a')
  expect(published.stdout.trim().split('\n')).toHaveLength(3)
})

test('an export goes into a file whole, packed if that is asked for', async () => {
  const { folder, run, out } = newFolder()
  await run('--map-file', mapFile(folder))
  const file = join(folder, 'out.xml.gz')
  const { code, stdout } = await out('--out', file, '--gzip', '--format', 'wxr')
  expect([code, stdout]).toEqual([0, ''])
  const wxr = gunzipSync(readFileSync(file)).toString()
  expect(wxr).toContain('<link>https://news.example/new</link>')
  expect(wxr.trim().endsWith('</rss>')).toBe(true)
  expect(existsSync(`${file}.part`)).toBe(false)
  const lost = out('--out', join(folder, 'no', 'folder.xml'))
  await expect(lost).rejects.toThrow('make it first')
  await expect(out('--article', 'https://news.example/x')).rejects.toThrow('no replies to')
})

test('while a server uses the data file, it is said to stop it first', async () => {
  const { data, run } = newFolder()
  await run()
  const server = openSqliteBackend(join(data, 'riposte.db'))
  await expect(run()).rejects.toThrow('stop the server first')
  await server.close()
})

test('what cannot be read is said with what to do', async () => {
  const { folder, data } = newFolder()
  const file = join(folder, 'other.txt')
  writeFileSync(file, 'Hello.')
  const run = (...words: string[]) => runCommand(importCommand, ['--data', data, ...words])
  await expect(run(file)).rejects.toThrow('Say what it is with --format')
  await expect(run(join(folder, 'none'))).rejects.toThrow('none')
  await expect(run()).rejects.toThrow('Name the files')
  await expect(run(file, '--source', 'A b')).rejects.toThrow('--source')
  await expect(run(file, '--map-file', file)).rejects.toThrow()
  expect(existsSync(data)).toBe(false)
})

function mapFile(folder: string): string {
  const file = join(folder, 'map.txt')
  writeFileSync(file, '# old new\nhttp://old.example/a\thttps://news.example/new\n\n')
  return file
}
