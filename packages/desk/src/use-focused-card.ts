import type { ReplyId } from '@riposte/protocol'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { QueueState } from './queue-state.ts'

/**
 * The card in focus has the keyboard's focus as well, so that a screen reader reads it; but a
 * fresh page keeps the focus that it has. When the grounds close, the focus comes back to the card.
 */
export function useFocusedCard(
  { queue, focusId, isLoaded }: QueueState,
  rejectingId: ReplyId | null,
): void {
  const before = useRef<{ queue: string; isLoaded: boolean } | undefined>(undefined)
  useLayoutEffect(() => {
    const isFresh = before.current?.queue !== queue || !before.current.isLoaded
    before.current = { queue, isLoaded }
    if (isFresh) return
    const card = document.getElementById(focusId === null ? 'empty' : `card-${focusId}`)
    if (!card || card.contains(document.activeElement)) return
    card.focus({ preventScroll: true })
    card.scrollIntoView({ block: 'nearest' })
  }, [queue, focusId, isLoaded, rejectingId])
}
