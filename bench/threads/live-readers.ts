import { connect, type Socket } from 'node:net'

export interface LiveReaders {
  /** Milliseconds from now until each reader had it; those who had not in time are missing. */
  readonly latencies: (marker: string, waitMs: number) => Promise<readonly number[]>
}

/** Opens live streams of one thread, a few hundred at a time. */
export async function openReaders(
  port: number,
  article: string,
  count: number,
): Promise<LiveReaders> {
  const arrived = new Map<string, number[]>()
  const path = `/v1/live?article=${encodeURIComponent(article)}`
  const request = `GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`
  const open = () =>
    new Promise<Socket>((resolve, reject) => {
      const socket = connect({ port, host: 'localhost' })
      socket.setEncoding('latin1')
      socket.once('error', reject)
      socket.once('connect', () => socket.write(request))
      socket.once('data', () => resolve(socket))
      socket.on('data', (chunk) => {
        const marker = /marker-\d+/.exec(String(chunk))?.[0]
        if (marker) arrived.get(marker)?.push(performance.now())
      })
    })
  for (let opened = 0; opened < count; opened += 250) {
    await Promise.all(Array.from({ length: Math.min(250, count - opened) }, open))
  }
  return {
    async latencies(marker, waitMs) {
      const since = performance.now()
      const times: number[] = []
      arrived.set(marker, times)
      while (times.length < count && performance.now() < since + waitMs) {
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
      arrived.delete(marker)
      return times.map((time) => time - since)
    },
  }
}
