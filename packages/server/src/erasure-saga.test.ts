import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { saveModel } from '@riposte/filter'
import type { ReplyId } from '@riposte/protocol'
import { expect, test } from 'vitest'
import type { Backend } from './backend/backend.ts'
import { openDatabase } from './backend/embedded/open-database.ts'
import { openSqliteBackend, sqliteBackend } from './backend/embedded/sqlite-backend.ts'
import { followAnswers } from './folds/follow-answers.ts'
import { openLearningModel } from './folds/keep-learning.ts'
import { MODELS, openTestApp, SITE } from './http/app.fixture.ts'
import { openErasures } from './open-erasures.ts'
import { purposeKey } from './privacy/keyed-hash.ts'
import { readTombstones } from './privacy/tombstone-file.ts'

const WORDS = 'sentinel-words'
const NAME = 'sentinel-name'
const SEALED = 'sentinel-sealed'
const NOW = Date.UTC(2026, 10, 20, 12)

const newFolder = () => mkdtempSync(join(tmpdir(), 'riposte-'))
const holds = (folder: string, word: string) =>
  readdirSync(folder).some((file) => readFileSync(join(folder, file)).includes(word))

/** What follows the journal in a server and keeps something on the disk. */
async function startFolds(folder: string, opened: Backend) {
  const keyOf = (purpose: Parameters<typeof purposeKey>[1], site: string) =>
    purposeKey(new Uint8Array(32), purpose, site)
  const now = () => NOW
  const erasedFile = join(folder, 'riposte.erased')
  const complain = () => {}
  const erasures = await openErasures({ erasedFile, keyOf, backend: opened, now, complain })
  const stopping = new AbortController()
  const { backend } = erasures
  const needs = { backend, site: SITE, now, sendsMail: true }
  const folds = [erasures.follow(stopping.signal), followAnswers(needs, stopping.signal)]
  return {
    backend,
    erasedFile,
    /** Resolves when both have followed the journal to its end. */
    async settled() {
      await expect
        .poll(async () => {
          const end = await backend.journal.position()
          return (await backend.mailBook.position(SITE)) === end
        })
        .toBe(true)
    },
    async stop() {
      stopping.abort()
      await Promise.all(folds)
    },
  }
}

/** A folder in which one reply stays and another goes; both were learned and wait for mail. */
async function prepare(folder: string, backend: Backend, names: readonly string[]) {
  const server = await openTestApp({ backend, model: MODELS.holding })
  const cookie = await server.cookie()
  const ids: ReplyId[] = []
  for (const [i, name] of names.entries()) {
    const { id } = (await server.post({ name, text: `${WORDS} of ${name}` })).json()
    const { position } = (await backend.views.reply(SITE, id))!
    await server.app.inject({
      method: 'POST',
      url: '/v1/desk/decisions',
      headers: { cookie, origin: 'http://localhost:8080' },
      payload: { replyId: id, version: position, decision: 'approve' },
    })
    const rest = { sealed: `${SEALED} ${i}`, addressHash: `hash ${i}`, state: 'confirmed' } as const
    const wish = { site: SITE, id: `wish ${i}` as never, replyId: id, createdAt: NOW, ...rest }
    await backend.mailBook.add(wish, 9)
    ids.push(id)
  }
  return { server, ids, folder }
}

const modelOf = async (backend: Backend) =>
  Buffer.from(saveModel((await openLearningModel(backend, SITE, MODELS.holding)).model()))

test('killed at every step, an erasure completes and no half of it is ever seen', async () => {
  const folder = newFolder()
  const steps: { readonly copy: string; readonly isAnswered: boolean }[] = []
  let isWatching = false
  let isAnswered = false
  /** What a kill at this moment would leave behind. Another process copies: locks are ours. */
  const kill = () => {
    if (!isWatching) return
    const copy = join(newFolder(), 'data')
    execFileSync('cp', ['-r', folder, copy])
    steps.push({ copy, isAnswered })
  }
  const opened = sqliteBackend(openDatabase(join(folder, 'riposte.db'), kill))
  const folds = await startFolds(folder, opened)
  const { server, ids } = await prepare(folder, folds.backend, ['stays', NAME])
  const goes = ids[1]!
  await folds.settled()

  isWatching = true
  const url = `${server.receiptOf(goes)}/erase`
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await server.app.inject({ method: 'POST', url, headers, payload: 'confirm=yes' })
  expect(answer.statusCode).toBe(303)
  isAnswered = true
  kill()
  await folds.settled()
  kill()
  isWatching = false
  await folds.stop()
  await server.stop()
  await opened.close()

  const never = openSqliteBackend(join(newFolder(), 'riposte.db'))
  const other = await prepare('', never, ['stays'])
  const withoutIt = await modelOf(never)
  await other.server.stop()
  await never.close()

  expect(steps.length).toBeGreaterThan(20)
  const ends = new Set<string>()
  for (const { copy, isAnswered } of steps)
    ends.add(await lookAt(copy, goes, isAnswered, withoutIt))
  // Kills came before the erasure was recorded, and after.
  expect(ends).toEqual(new Set(['as before', 'erased']))
}, 60_000)

/** Opens what a kill left as a server does, and looks at it at once and when that has settled. */
async function lookAt(copy: string, goes: ReplyId, isAnswered: boolean, withoutIt: Buffer) {
  const opened = openSqliteBackend(join(copy, 'riposte.db'))
  const reply = (await opened.views.reply(SITE, goes))!
  const lesson = await opened.views.lesson(SITE, goes as string as never)
  const isErased = reply.status === 'erased'
  if (isAnswered) expect(isErased).toBe(true)
  expect([
    reply.text === '',
    reply.name === '',
    reply.features === '',
    lesson === undefined,
  ]).toEqual(Array(4).fill(isErased))
  const thread = await opened.views.shown(SITE, reply.article, 10)
  expect(thread.filter(({ id }) => id === goes)).toHaveLength(isErased ? 0 : 1)
  expect((await modelOf(opened)).equals(withoutIt)).toBe(isErased)

  const folds = await startFolds(copy, opened)
  await folds.settled()
  const hasTombstone = () => readTombstones(folds.erasedFile).stones.size > 0
  await expect.poll(hasTombstone).toBe(isErased)
  await folds.stop()
  expect((await opened.mailBook.subscriptionOf(SITE, goes)) === undefined).toBe(isErased)
  // While it is still open: nothing waits for the next stop, but for an address, sealed.
  for (const word of [`${WORDS} of ${NAME}`, NAME]) {
    expect([word, holds(copy, word)]).toEqual([word, !isErased])
  }
  await opened.rebuildViews()
  expect(await opened.views.reply(SITE, goes)).toEqual(reply)
  await opened.close()
  expect(holds(copy, `${SEALED} 1`)).toBe(!isErased)
  expect(holds(copy, `${WORDS} of stays`)).toBe(true)
  return isErased ? 'erased' : 'as before'
}
