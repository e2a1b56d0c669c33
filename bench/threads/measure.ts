import { drive } from '../check/drive.ts'
import { cpuMs, type Server } from '../check/server-process.ts'

export interface Load {
  readonly requests: readonly Buffer[]
  readonly connections?: number
  readonly count?: number
  readonly perSecond?: number
  readonly isRight?: (body: string) => boolean
}

export interface Cost {
  /** Of CPU a request. */
  readonly ms: number
  readonly latencies: readonly number[]
  readonly wrong: number
}

/** What requests cost the server's processes. Each is sent once, or round about `count` times. */
export async function costOf(
  server: Pick<Server, 'child' | 'port'>,
  { requests, connections = 4, count = requests.length, perSecond, isRight = isLong }: Load,
): Promise<Cost> {
  const before = cpuMs(server)
  const pace = perSecond === undefined ? {} : { perSecond }
  const driven = await drive(server.port, requests, { connections, count, isRight, ...pace })
  const ms = (cpuMs(server) - before) / count
  return { ms, latencies: [...driven.latencies], wrong: driven.wrong }
}

const isLong = (body: string) => body.length > 200

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN
}
