import type { Position, Recorded } from '@riposte/protocol'
import type { Bell } from './bell.ts'

/**
 * Follows a journal that can only be asked "what came after?", asking again whenever `news` rings.
 * Asking is synchronous, so no ring can fall between an empty answer and the wait for the next.
 */
export async function* followByReading(
  readAfter: (position: Position) => readonly Recorded[],
  news: Bell,
  position: Position,
  signal: AbortSignal,
): AsyncGenerator<readonly Recorded[]> {
  let last = position
  while (!signal.aborted) {
    const batch = readAfter(last)
    if (batch.length === 0) await news.wait(signal)
    else yield batch
    last = batch.at(-1)?.position ?? last
  }
}
