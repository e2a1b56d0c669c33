import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drive } from './check/drive.ts'
import { checkRequests } from './check/requests.ts'
import { RIPOSTE, rssMiB, start } from './check/server-process.ts'

// npm run bench:check-memory [-- FOLDER]: what the server holds over a million checks, in MiB. It
// should be flat. About five minutes.

const CONNECTIONS = 32
const CHECKS = 100_000
const TIMES = 10

const folder = mkdtempSync(join(tmpdir(), 'riposte-bench-'))
const server = await start([RIPOSTE, 'serve', '--port', '0', '--data', folder])
const { source, requests } = await checkRequests(process.argv[2], server.key)
console.log(`${source}, ${CONNECTIONS} connections; at rest ${rssMiB(server)} MiB`)
for (let time = 1; time <= TIMES; time++) {
  const options = { connections: CONNECTIONS, count: CHECKS }
  const { wrong, seconds } = await drive(server.port, requests, options)
  const rate = Math.round(CHECKS / seconds)
  console.log(
    `after ${time * CHECKS} checks: ${rssMiB(server)} MiB, ${wrong} wrong, ${rate} a second`,
  )
}
server.child.kill()
await once(server.child, 'exit')
rmSync(folder, { recursive: true })
