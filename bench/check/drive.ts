import { connect, type Socket } from 'node:net'

/** What came of driving a server: milliseconds each request took, in the order of the answers. */
export interface Drive {
  readonly latencies: Float64Array
  readonly seconds: number
  /** How many answers were not as they should be. */
  readonly wrong: number
}

interface Connection {
  readonly socket: Socket
  received: string
  since: number
  isBusy: boolean
}

interface Driven {
  readonly connections: number
  readonly count: number
  readonly perSecond?: number
  /** Whether a body is as it should be; without it, whether it is a verdict. */
  readonly isRight?: (body: string) => boolean
}

const isVerdict = (body: string) => body === 'true' || body === 'false'

/**
 * Sends `count` requests over `connections` kept open, each its next as soon as it has its answer;
 * or, given `perSecond`, as many a second whatever the answers take, timed from when they were due.
 */
export async function drive(
  port: number,
  requests: readonly Buffer[],
  { connections, count, perSecond, isRight = isVerdict }: Driven,
): Promise<Drive> {
  const latencies = new Float64Array(count)
  const open = await Promise.all(Array.from({ length: connections }, () => openOne(port)))
  const waiting: number[] = []
  let [sent, answered, wrong] = [0, 0, 0]
  const start = performance.now()

  await new Promise<void>((resolve, reject) => {
    const send = (connection: Connection, since: number) => {
      connection.isBusy = true
      connection.since = since
      connection.socket.write(requests[sent++ % requests.length]!)
    }
    const next = (connection: Connection) => {
      if (perSecond === undefined) {
        if (sent < count) send(connection, performance.now())
      } else if (waiting.length > 0) send(connection, waiting.shift()!)
    }
    for (const connection of open) {
      connection.socket.on('error', reject)
      connection.socket.on('data', (chunk) => {
        connection.received += chunk.toString('latin1')
        const answer = completeAnswer(connection.received)
        if (answer === undefined) return
        connection.received = ''
        connection.isBusy = false
        if (!isRight(answer)) wrong++
        latencies[answered++] = performance.now() - connection.since
        if (answered === count) resolve()
        else next(connection)
      })
      next(connection)
    }
    if (perSecond === undefined) return
    let due = 0
    const timer = setInterval(() => {
      const until = Math.min(count, Math.floor(((performance.now() - start) * perSecond) / 1000))
      for (; due < until; due++) waiting.push(start + (due * 1000) / perSecond)
      for (const connection of open) if (!connection.isBusy) next(connection)
      if (due === count) clearInterval(timer)
    }, 1)
  })
  const seconds = (performance.now() - start) / 1000
  for (const { socket } of open) socket.destroy()
  return { latencies, seconds, wrong }
}

function openOne(port: number): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: 'localhost', noDelay: true })
    socket.once('error', reject)
    socket.once('connect', () => {
      socket.off('error', reject)
      resolve({ socket, received: '', since: 0, isBusy: false })
    })
  })
}

/** The body, once all of it has come. */
function completeAnswer(received: string): string | undefined {
  const end = received.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const length = Number(/\r\ncontent-length: *(\d+)/i.exec(received.slice(0, end + 2))?.[1] ?? 0)
  const body = received.slice(end + 4)
  return body.length < length ? undefined : body
}
