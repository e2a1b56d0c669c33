import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { RIPOSTE, type Server, start, stop } from './check/server-process.ts'
import { measureLive } from './threads/measure-live.ts'
import { measureCached, measureCold, measureFeeds } from './threads/measure-reads.ts'
import { measureStart, measureWhole } from './threads/measure-start.ts'
import { measurePosts, measureReadsBetween, measureVotes } from './threads/measure-writes.ts'
import { printPeers } from './threads/peers.ts'
import { ORIGIN, seedThreads } from './threads/seed-threads.ts'
import { printSingle, printSized, type SingleRow, type SizedRow } from './threads/table.ts'
import { MEASURED, WARM_UP } from './threads/threads.ts'
import { measureWaline } from './threads/waline.ts'

// npm run bench:threads: what reading, posting and watching cost at several sizes of thread, in CPU
// of the server's process tree. docs/speed.md says how to read it.
//   -- --peers           installs and measures another comment system in the same run
//   -- --only PART       one part: start, cached, cold, whole, feeds, posts, votes, between, live
//   -- --cpu-prof DIR    writes V8 profiles of the servers

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    'cpu-prof': { type: 'string' },
    peers: { type: 'boolean', default: false },
  },
})
const runs = (part: string) => options.only === undefined || options.only === part

const folder = mkdtempSync(join(tmpdir(), 'riposte-bench-'))
const threads = [...MEASURED.flat(), ...WARM_UP]
await seedThreads(folder, threads)
const profile = options['cpu-prof']
const flags = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]
const words = ['serve', '--port', '0', '--data', folder, '--origin', ORIGIN]
const more = ['--posts-per-minute', '1000000', '--trust-proxy', '127.0.0.1']

async function serve<T>(use: (server: Server) => Promise<T>): Promise<T> {
  const server = await start([...flags, RIPOSTE, ...words, ...more])
  try {
    return await use(server)
  } finally {
    await stop(server)
  }
}

const sized: SizedRow[] = []
const single: SingleRow[] = []
if (runs('start')) single.push(...(await measureStart(serve)))
if (runs('cached')) sized.push(...(await measureCached(serve)))
if (runs('cold')) sized.push(...(await measureCold(serve)))
if (runs('whole')) single.push(...(await measureWhole(serve)))
if (runs('feeds')) sized.push(await measureFeeds(serve))
if (runs('posts')) {
  const posts = await measurePosts(serve)
  sized.push(...posts.sized)
  single.push(...posts.single)
}
if (runs('votes')) sized.push(await measureVotes(serve))
if (runs('between')) sized.push(await measureReadsBetween(serve))
if (runs('live')) single.push(...(await measureLive(serve)))
if (sized.length > 0) printSized(sized)
if (single.length > 0) printSingle(single)
if (options.peers) printPeers(await measureWaline(threads), { sized, single })
else console.log('\nNo peer was measured: --peers installs one and does.')
rmSync(folder, { recursive: true })

const missed = [
  ...sized.filter(({ ms, goal = Infinity }) => Math.max(...ms) > goal),
  ...single.filter(({ value, goal = Infinity }) => value > goal),
  ...[...sized, ...single].filter(({ wrong = 0 }) => wrong > 0),
]
for (const { what } of new Set(missed)) console.log(`Missed: ${what}`)
process.exitCode = missed.length > 0 ? 1 : 0
