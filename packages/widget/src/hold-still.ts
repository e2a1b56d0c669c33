/**
 * Changes the thread without moving what the reader looks at.
 *
 * Most browsers hold the page still by themselves (CSS Scroll Anchoring); for the others we
 * scroll by as much as the change has moved the place where the reader is.
 */
export function holdStill(thread: HTMLElement, change: () => void): void {
  if (CSS.supports('overflow-anchor', 'auto')) {
    change()
    return
  }
  const place = placeOfReader(thread)
  const before = place?.getBoundingClientRect().top ?? 0
  change()
  if (place?.isConnected) scrollBy(0, place.getBoundingClientRect().top - before)
}

function placeOfReader(thread: HTMLElement): Element | undefined {
  const { activeElement } = document
  if (activeElement && thread.contains(activeElement)) return activeElement
  const replies = [...thread.querySelectorAll('.riposte-body')]
  return replies.find((reply) => reply.getBoundingClientRect().bottom > 0)
}
