import type { Endpoints } from './endpoints.ts'
import { stylesheet } from './load-fragment.ts'

/** What the server writes on `<riposte-thread>` for the script. */
export const ABOUT = ['position', 'depth-max', 'order', 'lang', 'dir'] as const

/**
 * Where the thread is drawn. In a shadow root, so that the page's style and the thread's do not
 * touch; what the server sent moves into it. With the attribute `light` it stays where it is.
 */
export async function openShadow(host: HTMLElement, to: Endpoints): Promise<HTMLElement> {
  if (host.hasAttribute('light')) return host
  const known = host.shadowRoot?.querySelector<HTMLElement>('.riposte-thread')
  if (known) return known
  const thread = document.createElement('div')
  thread.className = 'riposte-thread'
  const style = stylesheet(to.shadowStylesheet)
  for (const name of ABOUT) {
    const value = host.getAttribute(name)
    if (value !== null) thread.setAttribute(name, value)
  }
  // The page shows the server's HTML until its style is there: nothing flashes bare.
  const root = host.attachShadow({ mode: 'open', delegatesFocus: false })
  const slot = document.createElement('slot')
  root.append(style.link, slot)
  await style.isReady
  thread.append(...host.childNodes)
  slot.replaceWith(thread)
  return thread
}
