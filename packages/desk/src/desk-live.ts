import type { QueueCounts, ReplyId } from '@riposte/protocol'

const RETRY_MS_MIN = 2_000
const RETRY_MS_MAX = 20_000

export interface DeskListener {
  /** Something happened to a queue, whoever did it. */
  changed(counts: QueueCounts | null): void
  /** Nothing of this reply may be seen any more. */
  erased(id: ReplyId): void
}

/** Tells what happens while the desk is open. */
export function followQueues(listener: DeskListener): void {
  const stream = new EventSource('/v1/desk/live')
  stream.addEventListener('queue', ({ data }: MessageEvent<string>) => {
    listener.changed(JSON.parse(data) as QueueCounts)
  })
  stream.addEventListener('erased', ({ data }: MessageEvent<string>) => {
    listener.erased((JSON.parse(data) as { replyId: ReplyId }).replyId)
  })
  stream.addEventListener('error', () => {
    // The browser itself comes back after a lost connection, but not after an error status.
    if (stream.readyState !== EventSource.CLOSED) return
    const wait = RETRY_MS_MIN + Math.random() * (RETRY_MS_MAX - RETRY_MS_MIN)
    setTimeout(() => {
      followQueues(listener)
      listener.changed(null)
    }, wait)
  })
}
