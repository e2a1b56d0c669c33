import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { saveModel } from '@riposte/filter'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import type { Backend } from './backend/backend.ts'
import { openSqliteBackend } from './backend/embedded/sqlite-backend.ts'
import { openMemoryBackend } from './backend/memory/memory-backend.ts'
import { MODELS, openTestApp, SITE } from './http/app.fixture.ts'
import { noticeFacts } from './http/notice-facts.ts'
import { openCanary } from './open-canary.ts'
import { guardJournal } from './privacy/guard-journal.ts'
import { idOfBytes, keyedHash } from './privacy/keyed-hash.ts'
import { DAY_MS } from './privacy/register.ts'
import { scanFiles } from './privacy/scan-files.ts'
import { FACT_SENTENCES } from './render/notice-sentences.ts'
import { CANARY_SITE, type TryErasureNeeds, tryErasure } from './replies/try-erasure.ts'

const newFolder = () => mkdtempSync(join(tmpdir(), 'riposte-'))
const AT = Date.UTC(2026, 10, 20, 12)
let drawn = 0
const randomBytes = (count: number) =>
  keyedHash(new Uint8Array(32), [`canary ${++drawn}`]).slice(0, count)

function openEmbedded() {
  const folder = newFolder()
  const dataFile = join(folder, 'riposte.db')
  const opened = openSqliteBackend(dataFile)
  return { folder, dataFile, backend: { ...opened, journal: guardJournal(opened.journal) } }
}

/** Follows until there is a result of at least `at`. */
async function runCanary(backend: Backend, dataFile: string | undefined, at = AT) {
  const complaints: string[] = []
  const canary = openCanary({
    backend,
    ...(dataFile && { dataFile }),
    base: { model: MODELS.publishing },
    now: () => at,
    randomBytes,
    complain: (line) => void complaints.push(line),
    startMs: 0,
  })
  const stopping = new AbortController()
  const following = canary.follow(stopping.signal)
  await expect.poll(async () => (await canary.lastCanary())?.at ?? 0).toBeGreaterThanOrEqual(at)
  stopping.abort()
  await following
  return { result: (await canary.lastCanary())!, complaints, lastCanary: canary.lastCanary }
}

test('a reply that is posted for a trial is erased everywhere, and nobody sees it', async () => {
  const { backend, dataFile } = openEmbedded()
  const server = await openTestApp({ backend })
  await server.post({ text: 'An ordinary reply.' })
  const model = () => Buffer.from(saveModel(server.needs.learning.model()))
  const before = { model: model(), counts: await backend.views.queueCounts(SITE) }
  const { result, complaints, lastCanary } = await runCanary(backend, dataFile)
  expect(result).toMatchObject({ at: AT, failure: null })
  expect(result.scannedBytes).toBeGreaterThan(10_000)
  expect(complaints).toEqual([])
  expect(model().equals(before.model)).toBe(true)
  expect(await backend.views.queueCounts(SITE)).toEqual(before.counts)
  expect(await backend.views.newest(SITE, 9)).toHaveLength(1)
  expect(await backend.views.newest(CANARY_SITE, 9)).toEqual([])
  expect(await backend.views.lessons(CANARY_SITE)).toEqual([])
  const facts = await noticeFacts({ ...server.needs, lastCanary })
  expect(facts).toContainEqual(expect.objectContaining({ says: FACT_SENTENCES.canaryGone }))
  await server.stop()
  await backend.close()
})

test('it is tried once a week, also after a restart and when the clock goes back', async () => {
  const backend = openMemoryBackend()
  await runCanary(backend, undefined)
  const position = await backend.journal.position()
  await runCanary(backend, undefined, AT)
  expect(await backend.journal.position()).toBe(position)
  await runCanary(backend, undefined, AT + 7 * DAY_MS)
  expect(await backend.journal.position()).toBeGreaterThan(position)
  expect(await backend.canaries.count()).toBe(2)
})

function needsOf(backend: Backend, more: Partial<TryErasureNeeds> = {}): TryErasureNeeds {
  return {
    backend,
    now: () => AT,
    newWord: () => idOfBytes(randomBytes(16)),
    lessonsInModel: async () => 0,
    scan: async () => ({ bytes: 0, found: [] }),
    wait: async () => false,
    ...more,
  }
}

test('words that stay in a file are told, and not before there was patience', async () => {
  const { backend, folder, dataFile } = openEmbedded()
  await backend.journal.record({
    type: 'forgotten',
    site: SITE,
    at: AT,
    lessonId: 'any' as never,
  })
  const reader = new Database(dataFile, { readonly: true })
  reader.exec('BEGIN')
  reader.prepare('SELECT count(*) FROM event').get()
  let waits = 0
  const scan = (words: readonly string[]) => scanFiles(folder, () => false, words)
  const held = await tryErasure(needsOf(backend, { scan, wait: async () => ++waits < 3 }))
  expect(held.failure).toContain('riposte.db-wal')
  expect(waits).toBe(3)
  // With the other reader gone the log is emptied while it waits.
  const gone = await tryErasure(
    needsOf(backend, {
      scan,
      async wait() {
        if (reader.open) reader.close()
        await new Promise((next) => setTimeout(next, 50))
        return true
      },
    }),
  )
  expect(gone.failure).toBeNull()
  await backend.close()
})

test('a search that finds nothing even before, or a lesson that stays, is a failure', async () => {
  const backend = openMemoryBackend()
  const blind = await tryErasure(needsOf(backend, { scan: async () => ({ bytes: 5, found: [] }) }))
  expect(blind.failure).toContain('does not find')
  let lessons = 0
  const grown = await tryErasure(needsOf(backend, { lessonsInModel: async () => lessons++ }))
  expect(grown.failure).toContain('learned')
})

test('killed anywhere, what it left is erased the next time', async () => {
  for (let step = 1; ; step++) {
    const backend = openMemoryBackend()
    let count = 0
    const record: typeof backend.journal.record = (event, expected) => {
      if (++count === step) throw new Error('killed')
      return backend.journal.record(event, expected)
    }
    const dying = { ...backend, journal: { ...backend.journal, record } }
    const died = await tryErasure(needsOf(dying)).catch((error) => String(error))
    const after = await tryErasure(needsOf(backend))
    expect(after.failure).toBeNull()
    expect(await backend.views.newest(CANARY_SITE, 9)).toEqual([])
    expect(await backend.views.lessons(CANARY_SITE)).toEqual([])
    if (typeof died !== 'string') break
    expect(died).toContain('killed')
  }
})

test('a word is found across the pieces in which a file is read', async () => {
  const folder = newFolder()
  const word = 'sentinel-of-chance'
  for (const [i, before] of [0, (1 << 20) - 5, (1 << 20) - 18, (2 << 20) - 1].entries()) {
    writeFileSync(join(folder, `file-${i}`), `${'x'.repeat(before)}${word}${'y'.repeat(99)}`)
  }
  writeFileSync(join(folder, 'left-out'), word)
  writeFileSync(join(folder, 'none'), word.slice(1))
  const { bytes, found } = await scanFiles(folder, (it) => it === 'left-out', ['other', word])
  expect(found).toEqual(['file-0', 'file-1', 'file-2', 'file-3'])
  expect(bytes).toBeGreaterThan(4 << 20)
})
