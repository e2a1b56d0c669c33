import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Drive, drive } from './check/drive.ts'
import { checkRequests } from './check/requests.ts'
import { cpuMs, RIPOSTE, rssMiB, start } from './check/server-process.ts'

// npm run bench:check [-- FOLDER]: comment-check beside a bare node:http server that reads the body
// and answers `false`, and one that reads its fields too; the same requests, one after the other.

const CONNECTIONS = 32
const WARMING = 5_000
const COUNT = 30_000
const AT_HALF_LOAD = 15_000
const PLAIN = fileURLToPath(new URL('check/plain-server.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'riposte-bench-'))
const rows: Record<string, string | number>[] = []
let bareRate = 0
for (const [name, words] of [
  ['node:http, answers false', ['--import', 'tsx', PLAIN]],
  ['node:http, reads the form', ['--import', 'tsx', PLAIN, 'parse']],
  ['riposte comment-check', [RIPOSTE, 'serve', '--port', '0', '--data', folder]],
] as const) {
  const server = await start(words)
  const { source, requests } = await checkRequests(process.argv[2], server.key)
  if (rows.length === 0) console.log(`${source}, ${CONNECTIONS} connections`)
  await drive(server.port, requests, { connections: CONNECTIONS, count: WARMING })
  const before = cpuMs(server)
  const full = await drive(server.port, requests, { connections: CONNECTIONS, count: COUNT })
  const cpu = (cpuMs(server) - before) / COUNT
  const rate = COUNT / full.seconds
  bareRate ||= rate
  const calm = { connections: CONNECTIONS, count: AT_HALF_LOAD, perSecond: rate / 2 }
  const half = await drive(server.port, requests, calm)
  rows.push({
    server: name,
    'requests/s': Math.round(rate),
    'of bare': (rate / bareRate).toFixed(2),
    'millions/h': ((rate * 3600) / 1e6).toFixed(1),
    'CPU µs each': Math.round(cpu * 1000),
    'p50 · p99 · p99.9 ms': percentiles(full),
    'at half load': percentiles(half),
    wrong: full.wrong + half.wrong,
    'RSS MiB': rssMiB(server),
  })
  server.child.kill()
  await once(server.child, 'exit')
}
rmSync(folder, { recursive: true })
console.table(rows)

function percentiles({ latencies }: Drive): string {
  const sorted = latencies.slice().sort()
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]!.toFixed(1)
  return `${at(0.5)} · ${at(0.99)} · ${at(0.999)}`
}
