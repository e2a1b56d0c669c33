import { endpoints } from './endpoints.ts'
import { enlivenThread } from './enliven-thread.ts'
import { loadFragment } from './load-fragment.ts'

/**
 * `<riposte-thread article="…" server="…" position="…">`: the replies to an article.
 *
 * With the server's HTML in it, it makes that alive; empty, it fetches it when the reader comes
 * near. Without this script the HTML works by itself. Leaving the page stops everything.
 */
class RiposteThread extends HTMLElement {
  #leaving = new AbortController()

  connectedCallback(): void {
    this.#leaving = new AbortController()
    const { signal } = this.#leaving
    const start = () => void startThread(this, signal)
    // While the page is being read, the element may stand there without its children.
    if (document.readyState !== 'loading') start()
    else document.addEventListener('DOMContentLoaded', start, { signal })
  }

  disconnectedCallback(): void {
    this.#leaving.abort()
  }
}

async function startThread(thread: HTMLElement, leaving: AbortSignal): Promise<void> {
  const server = thread.getAttribute('server') ?? new URL(import.meta.url).origin
  const to = endpoints(server, thread.getAttribute('article') ?? articleOfPage())
  if (!thread.querySelector('.riposte-replies, #riposte-form')) {
    await loadFragment(thread, to, leaving)
  }
  if (!leaving.aborted) enlivenThread(thread, to, leaving)
}

function articleOfPage(): string {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')
  return canonical?.href || location.href.split('#')[0]!
}

customElements.define('riposte-thread', RiposteThread)
