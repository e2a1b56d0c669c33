import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, openSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { rssMiB, type Server, stop } from '../check/server-process.ts'
import { type Cost, costOf } from './measure.ts'
import { get, send } from './requests.ts'
import { nameOf, parentOf, type SeededThread, wordsOf } from './seed-threads.ts'
import { FIRST } from './threads.ts'

export const WALINE = '@waline/vercel 1.39.3 with sqlite3 5.1.7'
const PACKAGES = ['@waline/vercel@1.39.3', 'sqlite3@5.1.7']
/** It listens there whatever it is told. */
const PORT = 8360
const READS = 200
const POSTS = 200
const START_MS_MAX = 30_000

const TABLES = `
  CREATE TABLE wl_Comment (
    id INTEGER PRIMARY KEY AUTOINCREMENT, user_id INTEGER, insertedAt TIMESTAMP,
    createdAt TIMESTAMP, updatedAt TIMESTAMP, comment TEXT, ip VARCHAR(100),
    link VARCHAR(255), mail VARCHAR(255),
    nick VARCHAR(255), pid INTEGER, rid INTEGER, sticky NUMERIC, status VARCHAR(50) NOT NULL,
    "like" INTEGER, ua TEXT, url VARCHAR(255));
  CREATE TABLE wl_Counter (
    id INTEGER PRIMARY KEY AUTOINCREMENT, time INTEGER, url VARCHAR(255), createdAt TIMESTAMP,
    updatedAt TIMESTAMP);
  CREATE TABLE wl_Users (
    id INTEGER PRIMARY KEY AUTOINCREMENT, display_name VARCHAR(255), email VARCHAR(255),
    password VARCHAR(255), type VARCHAR(50), label VARCHAR(255), url VARCHAR(255),
    avatar VARCHAR(255), github VARCHAR(255), createdAt TIMESTAMP, updatedAt TIMESTAMP,
    "2fa" VARCHAR(32));`

/** What it costs Waline; the threads and the size of a page are those that we are measured with. */
export interface WalineCosts {
  readonly firstPage: readonly Cost[]
  readonly counts: Cost
  readonly post: Cost
  readonly rssMiB: number
}

/** Installs it outside of this repository, once; fills it; measures it. */
export async function measureWaline(threads: readonly SeededThread[]): Promise<WalineCosts> {
  const program = install()
  const folder = mkdtempSync(join(tmpdir(), 'riposte-bench-'))
  seed(join(folder, 'waline.sqlite'), threads)
  const { server, end } = await serve(program, folder)
  try {
    const rss = rssMiB(server)
    const firstPage: Cost[] = []
    for (const thread of FIRST) {
      const asked = `path=${pathOf(thread)}&pageSize=20&page=1&sortBy=insertedAt_desc`
      const requests = [get(`/api/comment?${asked}`)]
      await costOf(server, { requests, count: 20 })
      firstPage.push(await costOf(server, { requests, count: READS }))
    }
    const urls = Array.from({ length: 100 }, (_, n) => pathOf(threads[n % threads.length]!))
    const requests = [get(`/api/comment?type=count&url=${encodeURIComponent(urls.join(','))}`)]
    const counts = await costOf(server, { requests, count: 100 })
    const posts = Array.from({ length: POSTS }, (_, n) => postTo(FIRST[1]!, n))
    const isRight = (body: string) => body.includes('"errno":0')
    const post = await costOf(server, { requests: posts, connections: 1, isRight })
    return { firstPage, counts, post, rssMiB: rss }
  } finally {
    await end()
  }
}

const pathOf = ({ size, copy }: SeededThread) => `/thread-of-${size}-${copy}`

function postTo(thread: SeededThread, n: number): Buffer {
  const comment = `${wordsOf(n)} I wrote so on page ${n}.`
  const who = { nick: nameOf(n), mail: 'a@b.example', link: '', ua: 'Mozilla/5.0' }
  return send('POST', '/api/comment', { comment, url: pathOf(thread), ...who }, n)
}

function install(): string {
  const folder = join(tmpdir(), 'riposte-bench-waline')
  const npm = (...words: readonly string[]) =>
    execFileSync('npm', words, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  if (!existsSync(join(folder, 'installed'))) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
    npm('install', '--no-audit', '--no-fund', '--loglevel=error', ...PACKAGES)
    npm('install-scripts', 'approve', 'sqlite3')
    npm('rebuild', 'sqlite3')
    writeFileSync(join(folder, 'installed'), '')
  }
  return join(folder, 'node_modules/@waline/vercel/vanilla.js')
}

function seed(file: string, threads: readonly SeededThread[]): void {
  const db = new Database(file)
  db.exec(TABLES)
  const insert = db.prepare(
    `INSERT INTO wl_Comment (insertedAt, createdAt, updatedAt, comment, ip, link, mail, nick, pid,
       rid, status, "like", ua, url)
     VALUES (@at, @at, @at, @comment, '127.0.0.1', '', 'a@b.example', @nick, @pid, @rid,
       'approved', 0, 'Mozilla/5.0', @url)`,
  )
  db.transaction(() => {
    for (const thread of threads) {
      const placed: { id: number | bigint; rid: number | bigint }[] = []
      for (let n = 0; n < thread.size; n++) {
        const at = new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString()
        const parent = parentOf(n) === null ? null : placed[parentOf(n)!]!
        const [pid, rid] = [parent?.id ?? null, parent?.rid ?? null]
        const row = { at, comment: wordsOf(n), nick: nameOf(n), pid, rid, url: pathOf(thread) }
        const { lastInsertRowid: id } = insert.run(row)
        placed.push({ id, rid: rid ?? id })
      }
    }
  })()
  db.close()
}

/** Where it looks for ways to sign in, answered here: it must reach nobody. */
async function serve(program: string, folder: string) {
  if (await isTaken()) throw new Error(`Something listens on port ${PORT}, which Waline needs.`)
  const oauth = createServer((_, answer) => void answer.end('{"services":[]}')).listen(0)
  const { port: oauthPort } = oauth.address() as AddressInfo
  const env = {
    ...process.env,
    SQLITE_PATH: folder,
    SQLITE_DB: 'waline',
    JWT_TOKEN: 'bench',
    OAUTH_URL: `http://127.0.0.1:${oauthPort}`,
    AKISMET_KEY: 'false',
    IPQPS: '0',
    DISABLE_REGION: 'true',
    MARKDOWN_TEX: 'false',
  }
  const log = openSync(join(folder, 'log'), 'w')
  const child = spawn(process.execPath, [program], {
    cwd: folder,
    env,
    stdio: ['ignore', log, log],
  })
  const kill = () => void child.kill()
  process.once('exit', kill)
  child.once('exit', () => process.off('exit', kill))
  const until = performance.now() + START_MS_MAX
  while (!(await isTaken())) {
    if (performance.now() > until) throw new Error(`Waline did not start: see ${folder}/log`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  const server: Server = { child, port: PORT, key: '' }
  const end = async () => {
    await stop(server)
    oauth.close()
  }
  return { server, end }
}

function isTaken(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(PORT, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
