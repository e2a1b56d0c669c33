import type { LiveChange } from '@riposte/protocol'
import { backoffMs } from './backoff.ts'

/** A connection that lasted this long was a good one: the next failure is a first failure. */
const GOOD_MS = 60_000

export interface FollowNeeds {
  url(after: string | null): string
  /** The journal's position that the page shows, or null: from now. */
  readonly position: string | null
  readonly leaving: AbortSignal
  show(change: LiveChange): void
}

/** Calls `show` with every change of the thread, while somebody can see the page. */
export function followThread({ url, position, leaving, show }: FollowNeeds): void {
  let after = position
  let stream: EventSource | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  let failures = 0

  const close = () => {
    clearTimeout(retry)
    stream?.close()
    stream = undefined
  }
  const open = () => {
    close()
    const openedAt = Date.now()
    stream = new EventSource(url(after))
    stream.addEventListener('reply', ({ data, lastEventId }: MessageEvent<string>) => {
      failures = 0
      after = lastEventId || after
      show(JSON.parse(data) as LiveChange)
    })
    // The browser's own retry knows no back-off, and none at all after an error status.
    stream.addEventListener('error', () => {
      close()
      failures = Date.now() - openedAt > GOOD_MS ? 1 : failures + 1
      retry = setTimeout(open, backoffMs(failures, Math.random()))
    })
  }
  const watch = () => {
    if (document.hidden) return close()
    failures = 0
    open()
  }

  document.addEventListener('visibilitychange', watch, { signal: leaving })
  leaving.addEventListener('abort', close)
  watch()
}
