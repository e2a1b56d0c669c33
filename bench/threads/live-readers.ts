import { connect, type Socket } from 'node:net'

export interface LiveReaders {
  /** Milliseconds from a post until each reader had it; those who had not yet are missing. */
  readonly latencies: (marker: string, since: number, waitMs: number) => Promise<readonly number[]>
  readonly count: number
  readonly close: () => void
}

/** Opens live streams of one thread, a few hundred at a time. */
export async function openReaders(
  port: number,
  article: string,
  count: number,
): Promise<LiveReaders> {
  const sockets: Socket[] = []
  const arrived = new Map<string, number[]>()
  const path = `/v1/live?article=${encodeURIComponent(article)}`
  const request = `GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`
  const open = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect({ port, host: 'localhost' })
      sockets.push(socket)
      socket.setEncoding('latin1')
      socket.once('error', reject)
      socket.once('connect', () => socket.write(request))
      socket.once('data', () => resolve())
      socket.on('data', (chunk) => {
        const marker = /marker-\d+/.exec(String(chunk))?.[0]
        if (marker) arrived.get(marker)?.push(performance.now())
      })
    })
  for (let opened = 0; opened < count; opened += 250) {
    await Promise.all(Array.from({ length: Math.min(250, count - opened) }, open))
  }
  return {
    count,
    async latencies(marker, since, waitMs) {
      const times: number[] = arrived.get(marker) ?? []
      arrived.set(marker, times)
      const until = performance.now() + waitMs
      while (times.length < count && performance.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
      arrived.delete(marker)
      return times.map((time) => time - since)
    },
    close() {
      for (const socket of sockets) socket.destroy()
    },
  }
}
