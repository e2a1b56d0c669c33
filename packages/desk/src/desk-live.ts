import type { QueueCounts } from '@riposte/protocol'

const RETRY_MS_MIN = 2_000
const RETRY_MS_MAX = 20_000

/** Calls `changed` whenever something happened to a queue, whoever did it. */
export function followQueues(changed: (counts: QueueCounts | null) => void): void {
  const stream = new EventSource('/v1/desk/live')
  stream.addEventListener('queue', ({ data }: MessageEvent<string>) => {
    changed(JSON.parse(data) as QueueCounts)
  })
  stream.addEventListener('error', () => {
    // The browser itself comes back after a lost connection, but not after an error status.
    if (stream.readyState !== EventSource.CLOSED) return
    const wait = RETRY_MS_MIN + Math.random() * (RETRY_MS_MAX - RETRY_MS_MIN)
    setTimeout(() => {
      followQueues(changed)
      changed(null)
    }, wait)
  })
}
