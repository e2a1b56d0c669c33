import type { Endpoints } from './endpoints.ts'
import { stylesheet } from './load-fragment.ts'

const opened = new WeakMap<HTMLElement, Promise<HTMLElement>>()

/**
 * Where the thread is drawn: in a shadow root, so that the page's style and the thread's do not
 * touch. Until its style is there, what the page has in the element stays in sight.
 */
export function openShadow(host: HTMLElement, to: Endpoints): Promise<HTMLElement> {
  const known = opened.get(host)
  if (known) return known
  const thread = document.createElement('div')
  thread.className = 'riposte-thread'
  const style = stylesheet(to.shadowStylesheet)
  const slot = document.createElement('slot')
  host.attachShadow({ mode: 'open' }).append(style.link, slot)
  const isOpen = style.isReady.then(() => {
    slot.replaceWith(thread)
    return thread
  })
  opened.set(host, isOpen)
  return isOpen
}
