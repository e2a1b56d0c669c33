import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SiteId } from '@riposte/protocol'
import { expect, test } from 'vitest'
import { openSnapshot } from '../packages/server/src/backend/embedded/open-snapshot.ts'
import { newFolder, RIPOSTE } from './start-newsroom.ts'

const REPLIES = 4_000
const KILLS = 4
const SITE = 'newsroom' as SiteId

function writeSource(file: string): void {
  const page = (i: number) => `https://news.example/${Math.floor(i / 100)}`
  const lines = Array.from({ length: REPLIES }, (_, i) => ({
    id: String(i),
    // Some answers come before what they answer.
    parentId: i % 3 === 0 ? null : String(i - (i % 3) + (i % 7 === 0 ? 3 : 0)),
    article: page(i),
    submittedAt: new Date(Date.UTC(2020, 0, 1) + i * 60_000).toISOString(),
    status: ['published', 'published', 'held', 'spam', 'erased'][i % 5],
    name: `Reader ${i % 50}`,
    text: `The words of number ${i}: the ferry was late again.`,
    votes: i % 11,
    isPinned: i % 300 === 0,
    isPicked: i % 20 === 0,
  }))
  const pages = Array.from({ length: REPLIES / 100 }, (_, i) => ({
    page: page(i * 100),
    state: i % 4 === 0 ? 'closed' : 'open',
  }))
  const all = [{ riposte: 'replies', version: 1 }, ...pages, ...lines]
  writeFileSync(file, all.map((it) => `${JSON.stringify(it)}\n`).join(''))
}

const startImport = (file: string, data: string) =>
  spawn(process.execPath, [RIPOSTE, 'import', file, '--data', data], { stdio: 'ignore' })

function bytesIn(data: string): number {
  const size = (name: string) => statSync(join(data, name), { throwIfNoEntry: false })?.size ?? 0
  return size('riposte.db') + size('riposte.db-wal')
}

/** Every row but for when it was imported. */
function rowsIn(data: string): readonly unknown[] {
  const snapshot = openSnapshot(join(data, 'riposte.db'))
  const threads = [...snapshot.threads(SITE)]
  const rows = threads.flatMap(({ article }) => [...snapshot.replies(SITE, article)])
  snapshot.close()
  const timeless = rows.map(({ reply: { changedAt: _, erasedAt: __, imported, ...reply } }) => ({
    ...reply,
    imported: imported && { ...imported, at: 0 },
  }))
  return [threads, timeless]
}

test(`an import that is killed ${KILLS} times ends like one that never was`, async () => {
  const file = join(newFolder(), 'replies.ndjson')
  writeSource(file)
  const [whole, data] = [newFolder(), newFolder()]
  const [code] = await once(startImport(file, whole), 'exit')
  expect(code).toBe(0)
  const bytesAtEnd = bytesIn(whole)
  mkdirSync(data, { recursive: true })
  cpSync(join(whole, 'riposte.keys'), join(data, 'riposte.keys'))
  for (let kill = 1; kill <= KILLS; kill++) {
    const importing = startImport(file, data)
    const enough = (bytesAtEnd * (kill - Math.random())) / (KILLS + 1)
    while (bytesIn(data) < enough) await new Promise((resolve) => setImmediate(resolve))
    importing.kill('SIGKILL')
    await once(importing, 'exit')
  }
  const left = (rowsIn(data)[1] as unknown[]).length
  expect(left).toBeGreaterThan(0)
  expect(left).toBeLessThan(REPLIES)
  const [last] = await once(startImport(file, data), 'exit')
  expect(last).toBe(0)
  expect(rowsIn(data)).toEqual(rowsIn(whole))
}, 120_000)

test('an import asked to stop ends after what is in flight, and says how to go on', async () => {
  const file = join(newFolder(), 'replies.ndjson')
  writeSource(file)
  const data = newFolder()
  const words = [RIPOSTE, 'import', file, '--data', data]
  const importing = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'ignore'] })
  let said = ''
  importing.stdout.on('data', (chunk: Buffer) => {
    said += chunk
  })
  while (bytesIn(data) < 1024 * 1024) await new Promise((resolve) => setImmediate(resolve))
  importing.kill('SIGINT')
  const [code] = await once(importing, 'close')
  expect(code).toBe(1)
  expect(said).toMatch(/imported +[\d,]+\n/)
  expect(said).toContain('Give the same command again to go on')
}, 60_000)
