import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
export const RIPOSTE = join(ROOT, 'packages/server/bin/riposte.js')

export interface Server {
  readonly child: ChildProcess
  readonly port: number
  readonly key: string
}

/** A server of its own process, once it says where it listens. */
export async function start(words: readonly string[]): Promise<Server> {
  const child = spawn(process.execPath, words, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] })
  const kill = () => void child.kill()
  process.once('exit', kill)
  child.once('exit', () => process.off('exit', kill))
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

/** Asks it to end, and waits until it has. */
export async function stop({ child }: Pick<Server, 'child'>): Promise<void> {
  const ended = once(child, 'exit')
  child.kill()
  await ended
}

/** What the process and those it started have used, to the nanosecond: all their threads. */
export function cpuMs({ child }: Pick<Server, 'child'>): number {
  return processTree(child.pid!)
    .flatMap((pid) => readdirSync(`/proc/${pid}/task`).map((task) => `/proc/${pid}/task/${task}`))
    .reduce((sum, task) => sum + Number(readFile(`${task}/schedstat`).split(' ')[0]) / 1e6, 0)
}

export function rssMiB({ child }: Pick<Server, 'child'>): number {
  const kibOf = (pid: number) =>
    Number(/VmRSS:\s+(\d+)/.exec(readFile(`/proc/${pid}/status`))?.[1] ?? 0)
  return Math.round(processTree(child.pid!).reduce((sum, pid) => sum + kibOf(pid), 0) / 1024)
}

function processTree(pid: number): readonly number[] {
  const children = readFile(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean)
  return [pid, ...children.flatMap((child) => processTree(Number(child)))]
}

/** Empty once the thread has ended. */
function readFile(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
