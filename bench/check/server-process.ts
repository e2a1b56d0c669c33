import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
export const RIPOSTE = join(ROOT, 'packages/server/bin/riposte.js')
/** Of /proc: ticks of a hundredth of a second. */
const TICK_MS = 10

interface Server {
  readonly child: ChildProcess
  readonly port: number
  readonly key: string
}

/** A server of its own process, once it says where it listens. */
export async function start(words: readonly string[]): Promise<Server> {
  const child = spawn(process.execPath, words, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] })
  process.once('exit', () => child.kill())
  let said = ''
  for await (const chunk of child.stdout) {
    said += chunk
    const port = /^(\d+)\n/.exec(said)?.[1]
    if (port) return { child, port: Number(port), key: '000000000000' }
    const served = /http:\/\/[^:]+:(\d+)\/1\.1\/[\s\S]*\b([0-9a-f]{12})\b/.exec(said)
    if (served) return { child, port: Number(served[1]), key: served[2]! }
  }
  throw new Error(`The server did not start: ${said}`)
}

export function cpuMs({ child }: Server): number {
  const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS
}

export function rssMiB({ child }: Server): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
}
