import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Backend } from '../backend/backend.ts'
import { openSqliteBackend } from '../backend/embedded/sqlite-backend.ts'
import { erased, idOf, SITE, submitted, taught } from '../backend/events.fixture.ts'
import { subscription } from '../backend/mail-book.fixture.ts'
import { openErasures } from '../open-erasures.ts'
import { openKeyFile } from '../privacy/key-file.ts'
import { lastingKey } from '../privacy/keys.ts'
import { backup } from './backup.ts'
import { restore } from './restore.ts'
import { runCommand } from './terminal.fixture.ts'

const AT = erased('x').at
const newFolder = () => mkdtempSync(join(tmpdir(), 'riposte-'))
const run = (words: readonly string[]) =>
  runCommand(words[0] === 'backup' ? backup : restore, words.slice(1)).catch((error) => {
    throw error instanceof Error ? error : new Error(String(error))
  })

/** A data folder, and what a server does with it between its start and its end. */
function newData() {
  const data = newFolder()
  const serve = async (use: (backend: Backend) => Promise<void>) => {
    const randomBytes = (count: number) => new Uint8Array(count).fill(7)
    const keys = openKeyFile(join(data, 'riposte.keys'), { randomBytes, now: () => AT })
    const opened = openSqliteBackend(join(data, 'riposte.db'))
    const complaints: string[] = []
    const erasures = await openErasures({
      erasedFile: join(data, 'riposte.erased'),
      keyOf: (purpose, site) => lastingKey(keys, purpose, site),
      backend: opened,
      now: () => AT,
      complain: (line) => void complaints.push(line),
    })
    const stopping = new AbortController()
    const following = erasures.follow(stopping.signal)
    await use(erasures.backend)
    stopping.abort()
    await opened.close()
    await following.catch(() => {})
    return complaints
  }
  return { data, serve }
}

const allBytes = (data: string) =>
  Buffer.concat(readdirSync(data).map((file) => readFileSync(join(data, file))))

async function seed({ journal, mailBook }: Backend) {
  for (const it of ['goes', 'stays']) {
    await journal.record(submitted(it, { text: `sentinel-${it}`, name: `name-${it}` }))
    await mailBook.add(subscription(it, { createdAt: AT }), 9)
  }
  await mailBook.add(subscription('ends', { createdAt: AT, sealed: 'sentinel-sealed' }), 9)
  await journal.record(taught('q', 'spam'))
}

async function erase({ journal, mailBook }: Backend) {
  await journal.record(erased('goes'))
  const { lessonId } = taught('q', 'spam')
  await journal.record({ type: 'forgotten', site: SITE, at: AT, lessonId })
  await mailBook.dropReply(SITE, idOf('ends'))
}

test('what was erased after the backup is erased again, from every byte', async () => {
  const { data, serve } = newData()
  const out = join(newFolder(), 'copy.db')
  await serve(async (backend) => {
    await seed(backend)
    const made = await run(['backup', '--data', data, '--out', out])
    expect(made).toMatchObject({ code: 0, stderr: '' })
    expect(made.stdout).toContain('It has no keys')
    expect(statSync(out).mode & 0o777).toBe(0o600)
    await erase(backend)
  })
  expect(readFileSync(out).includes('sentinel-goes')).toBe(true)
  await expect(run(['restore', out, '--data', data])).rejects.toThrow('--replace')
  const restored = await run(['restore', out, '--data', data, '--replace'])
  expect(restored.stdout).toContain('1 replies, 1 lessons, 1 wishes')
  for (const gone of ['sentinel-goes', 'name-goes', 'sentinel-sealed', 'BBBB']) {
    expect([gone, allBytes(data).includes(gone)]).toEqual([gone, false])
  }
  await serve(async ({ views, mailBook }) => {
    expect(await views.reply(SITE, idOf('goes'))).toMatchObject({ status: 'erased', text: '' })
    expect(await views.reply(SITE, idOf('stays'))).toMatchObject({ text: 'sentinel-stays' })
    expect(await mailBook.subscriptionOf(SITE, idOf('goes'))).toBeUndefined()
    expect(await mailBook.subscriptionOf(SITE, idOf('stays'))).toBeDefined()
    expect(await views.lessons(SITE)).toEqual([])
  })
})

test('an erasure that was not noted before a kill is known when the old data goes', async () => {
  const { data, serve } = newData()
  const out = join(newFolder(), 'copy.db')
  await serve(seed)
  await run(['backup', '--data', data, '--out', out])
  const backend = openSqliteBackend(join(data, 'riposte.db'))
  await backend.journal.record(erased('goes'))
  await backend.close()
  const restored = await run(['restore', out, '--data', data, '--replace'])
  expect(restored.stdout).toContain('1 replies')
  expect(allBytes(data).includes('sentinel-goes')).toBe(false)
})

test('a copy that is put back by hand is noticed at the start', async () => {
  const { data, serve } = newData()
  await serve(seed)
  copyFileSync(join(data, 'riposte.db'), join(data, 'by-hand'))
  await serve(erase)
  copyFileSync(join(data, 'by-hand'), join(data, 'riposte.db'))
  const complaints = await serve(async ({ views }) => {
    expect(await views.reply(SITE, idOf('goes'))).toMatchObject({ status: 'erased' })
  })
  expect(complaints).toEqual([expect.stringContaining('3 entries')])
  expect(await serve(async () => {})).toEqual([])
})

test('a restore into an empty folder wants the keys, and nothing else', async () => {
  const { data, serve } = newData()
  const out = join(newFolder(), 'copy.db')
  await serve(seed)
  await run(['backup', '--data', data, '--out', out])
  const fresh = newFolder()
  await expect(run(['restore', out, '--data', fresh])).rejects.toThrow('no key file')
  copyFileSync(join(data, 'riposte.keys'), join(fresh, 'riposte.keys'))
  const restored = await run(['restore', out, '--data', fresh])
  expect(restored.stderr).toContain('There is no riposte.erased')
  expect(restored.code).toBe(0)
  expect(allBytes(fresh).includes('sentinel-stays')).toBe(true)
})

test('what is in use, damaged, newer or none of ours is refused and changes nothing', async () => {
  const { data, serve } = newData()
  const out = join(newFolder(), 'copy.db')
  await serve(async (backend) => {
    await seed(backend)
    await run(['backup', '--data', data, '--out', out])
    await expect(run(['restore', out, '--data', data, '--replace'])).rejects.toThrow('is using')
  })
  const before = readFileSync(join(data, 'riposte.db'))
  const bytes = readFileSync(out)
  bytes.fill(0x5a, 5000, 9000)
  const damaged = join(newFolder(), 'damaged.db')
  writeFileSync(damaged, bytes)
  const foreign = join(newFolder(), 'foreign.db')
  writeFileSync(foreign, 'x'.repeat(9000))
  for (const file of [damaged, foreign, join(data, 'nothing.db')]) {
    await expect(run(['restore', file, '--data', data, '--replace'])).rejects.toThrow(file)
  }
  expect(readFileSync(join(data, 'riposte.db')).equals(before)).toBe(true)
  await expect(run(['backup', '--data', data, '--out', out])).rejects.toThrow('not overwritten')
  await expect(run(['backup', '--data', newFolder(), '--out', 'x'])).rejects.toThrow('--data')
})

test('a backup replaces data that is damaged, and says that it could not be read', async () => {
  const { data, serve } = newData()
  const out = join(newFolder(), 'copy.db')
  await serve(seed)
  await run(['backup', '--data', data, '--out', out])
  writeFileSync(join(data, 'riposte.db'), 'x'.repeat(9000))
  const restored = await run(['restore', out, '--data', data, '--replace'])
  expect(restored.stderr).toContain('cannot be read')
  await serve(async ({ views }) => {
    expect(await views.reply(SITE, idOf('stays'))).toMatchObject({ text: 'sentinel-stays' })
  })
})
