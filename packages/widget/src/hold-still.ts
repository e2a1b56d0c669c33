import { activeElement } from './active-element.ts'

/**
 * Changes the thread without moving what the reader looks at.
 *
 * Most browsers hold the page still by themselves (CSS Scroll Anchoring), but not when what they
 * hold on to is moved within the page. Then, and for the other browsers, we scroll by as much as
 * the change has moved the place where the reader is.
 *
 * @param isMoved whether replies that are shown change their place.
 */
export function holdStill(thread: HTMLElement, isMoved: boolean, change: () => void): void {
  if (!isMoved && CSS.supports('overflow-anchor', 'auto')) {
    change()
    return
  }
  const before = placesOfReader(thread).map((place) => ({ place, top: topOf(place) }))
  change()
  const held = before.find(({ place }) => place.isConnected)
  // At once, whatever the page's `scroll-behavior` says.
  if (held) scrollBy({ top: topOf(held.place) - held.top, behavior: 'instant' })
}

/** Best first: the change may take one of them away. */
function placesOfReader(thread: HTMLElement): readonly Element[] {
  const active = activeElement(thread)
  const focused = active && thread.contains(active) ? [active] : []
  return [...focused, ...thread.querySelectorAll('.riposte-body')].filter((place) => {
    const { top, bottom } = place.getBoundingClientRect()
    return bottom > 0 && top < innerHeight
  })
}

const topOf = (place: Element) => place.getBoundingClientRect().top
