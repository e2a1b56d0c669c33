import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drive } from './check/drive.ts'
import { cpuMs, RIPOSTE, rssMiB, start } from './check/server-process.ts'
import { openReaders } from './threads/live-readers.ts'
import { articleOf, idOf, seedThreads } from './threads/seed-threads.ts'

// npm run bench:threads: what reading, posting and watching cost at several sizes of thread, in CPU
// of the server's process. Goals: first page 0.5 ms at any size, cold 5 ms; a post 3 ms; a whole
// thread of 1,000 20 ms; 10,000 live readers 500 ms and 250 MiB; at rest 150 MiB.

const SIZES = [100, 1_000, 10_000]
const READS = 3_000
const COLD_READS = 60
const POSTS_PER_SECOND = 100
const POSTS = 1_000
const READERS = 10_000
const LIVE_POSTS = 15

const folder = mkdtempSync(join(tmpdir(), 'riposte-bench-'))
await seedThreads(folder, SIZES)
const words = ['serve', '--port', '0', '--data', folder, '--origin', 'https://news.example']
const serve = () => start([RIPOSTE, ...words, '--posts-per-minute', '1000000'])
let server = await serve()
let { port } = server
const rows: Record<string, string | number>[] = []

const get = (path: string) => Buffer.from(`GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`)
const about = (size: number) => `article=${encodeURIComponent(articleOf(size))}`

async function measure(what: string, goalMs: number, requests: readonly Buffer[], count: number) {
  const before = cpuMs(server)
  const isRight = (body: string) => body.length > 200
  const { wrong } = await drive(port, requests, { connections: 4, count, isRight })
  const ms = (cpuMs(server) - before) / count
  rows.push({
    what,
    'CPU ms': ms.toFixed(2),
    goal: goalMs,
    'of goal': (ms / goalMs).toFixed(2),
    wrong,
  })
}

const restMiB = rssMiB(server)
for (const size of SIZES) {
  const page = get(`/v1/thread?${about(size)}`)
  await drive(port, [page], { connections: 4, count: 300, isRight: () => true })
  await measure(`first page of ${size}`, 0.5, [page], READS)
}
await measure('first page of 10000 as JSON', 0.5, [get(`/v1/replies?${about(10_000)}`)], READS)
// The compiler has met the renderer before: so it is for a server that has run for a minute.
const others = Array.from({ length: 100 }, (_, n) =>
  get(`/v1/thread?${about(100)}&reply=${idOf(100, n)}`),
)
await drive(port, others, { connections: 4, count: 300, isRight: () => true })
for (const size of SIZES.slice(1)) {
  // Each of these is another page, so that none was drawn before.
  const pages = Array.from({ length: COLD_READS }, (_, n) =>
    get(
      `/v1/thread?${about(size)}&reply=${idOf(size, Math.floor((n * size) / COLD_READS / 5) * 5)}`,
    ),
  )
  await measure(`cold page of ${size}`, 5, pages, COLD_READS)
}
await measure('whole thread of 1000, drawn anew', 20, wholeThreads(), 10)
await measure('whole thread of 1000', 20, [get(`/v1/thread?${about(1_000)}&all`)], 200)
await measurePosts()
const endMiB = rssMiB(server)
server.child.kill()
await once(server.child, 'exit')
// The readers get a server of their own: what it holds is theirs.
server = await serve()
port = server.port
await measureLive()
console.table(rows)
console.log(`RSS: ${restMiB} MiB at rest (goal 150), ${endMiB} MiB after reading and posting`)
server.child.kill()
await once(server.child, 'exit')
rmSync(folder, { recursive: true })

/** In three orders, each asked for once or twice. */
function wholeThreads(): readonly Buffer[] {
  const place = (n: number) => `${(Date.UTC(2025, 0, 1) + n).toString(36)}.${idOf(1_000, n)}`
  return Array.from({ length: 10 }, (_, n) =>
    get(`/v1/thread?${about(1_000)}&all&after=${place(n)}`),
  )
}

async function newForm(size: number): Promise<string> {
  const answer = await fetch(`http://localhost:${port}/v1/form?${about(size)}`)
  return ((await answer.json()) as { formToken: string }).formToken
}

function post(size: number, formToken: string, text: string): Buffer {
  const body = JSON.stringify({ article: articleOf(size), name: 'Ada', text, formToken })
  const head = [
    'POST /v1/replies HTTP/1.1',
    'host: localhost',
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
  ]
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`)
}

async function measurePosts(): Promise<void> {
  const formToken = await newForm(1_000)
  const requests = Array.from({ length: POSTS }, (_, n) =>
    post(1_000, formToken, `The ferry was late for the ${n}. time, and the bus ${n * 7} too.`),
  )
  const before = cpuMs(server)
  const isRight = (body: string) => body.includes('"receiptUrl"')
  const load = { connections: 32, count: POSTS, perSecond: POSTS_PER_SECOND, isRight }
  const { latencies, wrong } = await drive(port, requests, load)
  const ms = (cpuMs(server) - before) / POSTS
  const of = (ms / 3).toFixed(2)
  rows.push({
    what: 'a post, judged and durable',
    'CPU ms': ms.toFixed(2),
    goal: 3,
    'of goal': of,
    wrong,
  })
  const p99 = percentile([...latencies], 0.99)
  rows.push({
    what: `its p99 at ${POSTS_PER_SECOND}/s, ms`,
    'CPU ms': '',
    goal: 50,
    'of goal': (p99 / 50).toFixed(2),
    ms: p99.toFixed(0),
  })
}

async function measureLive(): Promise<void> {
  const readers = await openReaders(port, articleOf(100), READERS)
  const formToken = await newForm(100)
  const all: number[] = []
  let missed = 0
  for (let n = 0; n < LIVE_POSTS; n++) {
    const since = performance.now()
    const marker = `marker-${n}`
    const waiting = readers.latencies(marker, since, 5_000)
    const body = post(100, formToken, `Live words, ${marker}.`).toString().split('\r\n\r\n')[1]!
    const headers = { 'content-type': 'application/json' }
    await fetch(`http://localhost:${port}/v1/replies`, { method: 'POST', headers, body })
    const got = await waiting
    missed += READERS - got.length
    all.push(...got)
    await new Promise((resolve) =>
      setTimeout(resolve, Math.max(0, since + 1_000 - performance.now())),
    )
  }
  const p99 = percentile(all, 0.99)
  rows.push({
    what: `fan-out to ${READERS} readers, p99 ms`,
    goal: 500,
    'of goal': (p99 / 500).toFixed(2),
    ms: p99.toFixed(0),
    wrong: missed,
  })
  const mib = rssMiB(server)
  rows.push({ what: 'RSS with them, MiB', goal: 250, 'of goal': (mib / 250).toFixed(2), ms: mib })
  readers.close()
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN
}
