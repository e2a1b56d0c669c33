import { type Endpoints, endpoints } from './endpoints.ts'
import { enlivenThread } from './enliven-thread.ts'
import { loadFragment } from './load-fragment.ts'
import { nameParts } from './name-parts.ts'
import { openShadow } from './open-shadow.ts'
import { type Messages, speak } from './thread-words.ts'

// For what is loaded on demand: it is built with these left out.
export { keepFocus } from './keep-focus.ts'
export { fetchFragment } from './load-fragment.ts'
export { ask, bodyOf } from './post-reply.ts'
export { applyChange } from './reply-list.ts'
export { words } from './thread-words.ts'

/**
 * `<riposte-thread article="…" server="…">`: the replies to an article, in a shadow root unless it
 * is `light`. `reader` is the site's word for who is signed in; it may be set at any time.
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

async function startThread(host: HTMLElement, leaving: AbortSignal): Promise<void> {
  const server = host.getAttribute('server') ?? new URL(import.meta.url).origin
  const article = host.getAttribute('article') ?? articleOfPage()
  const to = endpoints(server, article)
  const isEmpty = !host.querySelector('.riposte-replies, #riposte-form') && !host.shadowRoot
  const thread = await openShadow(host, to)
  if (isEmpty) await loadFragment(thread, to, leaving)
  if (leaving.aborted) return
  nameParts(thread)
  await learnLanguage(thread.getAttribute('lang') ?? '', to)
  const reader = () => host.getAttribute('reader') ?? undefined
  if (!leaving.aborted) enlivenThread({ thread, article, to, reader, leaving })
}

/** The thread comes in its language already; the script's few words come after it. */
async function learnLanguage(language: string, to: Endpoints): Promise<void> {
  if (!/^[a-z]{2}$/.test(language) || language === 'en') return
  try {
    const answer = await fetch(to.words(language))
    if (answer.ok) speak(language, (await answer.json()) as Messages)
  } catch {
    // English is better than nothing.
  }
}

function articleOfPage(): string {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')
  return canonical?.href || location.href.split('#')[0]!
}

customElements.define('riposte-thread', RiposteThread)
