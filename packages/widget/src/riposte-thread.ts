import { type Endpoints, endpoints } from './endpoints.ts'
import { enlivenThread } from './enliven-thread.ts'
import { keepFocus } from './keep-focus.ts'
import { fetchFragment, fill, loadFragment, readerIsNear } from './load-fragment.ts'
import { nameParts } from './name-parts.ts'
import { openShadow } from './open-shadow.ts'
import { type Messages, speak } from './thread-words.ts'

// For what is loaded on demand: it is built with these left out.
export { keepFocus } from './keep-focus.ts'
export { fetchFragment } from './load-fragment.ts'
export { ask, bodyOf } from './post-reply.ts'
export { applyChange } from './reply-list.ts'
export { words } from './thread-words.ts'

const NAME = 'riposte-thread'
const RESERVED = { display: 'block', minHeight: '56rem' }

/**
 * `<riposte-thread article="…" server="…">`: the replies to an article, in a shadow root unless it
 * is `light`. `reader` is the site's word for who is signed in. All may be set at any time.
 *
 * With the server's HTML in it, it makes that alive; empty, it fetches it. But for a `light` one
 * that is there, nothing is asked for until the reader comes near. Without this script the HTML
 * works by itself. Leaving the page stops everything; being moved within it, nothing.
 */
class RiposteThread extends HTMLElement {
  static readonly observedAttributes = ['article', 'server', 'reader']
  #address = ''
  #leaving = new AbortController()

  connectedCallback(): void {
    // While the page is being read, the element may stand there without its children; a framework
    // sets attributes and children one after the other.
    if (document.readyState !== 'loading') queueMicrotask(() => this.#follow())
    else document.addEventListener('DOMContentLoaded', () => this.#follow(), { once: true })
  }

  attributeChangedCallback(name: string): void {
    if (name === 'reader') this.dispatchEvent(new Event('riposte-reader'))
    else if (this.#address) queueMicrotask(() => this.#follow())
  }

  disconnectedCallback(): void {
    queueMicrotask(() => this.#follow())
  }

  /** Does what place and attributes say now. */
  #follow(): void {
    // The server's own element, included in the page's: that takes it over.
    const isPart = this.parentElement?.closest(NAME)
    if (!this.isConnected || isPart) {
      this.#leaving.abort()
      return
    }
    const server = this.getAttribute('server') ?? new URL(import.meta.url).origin
    const article = this.getAttribute('article') ?? articleOfPage()
    const to = endpoints(server, article)
    if (this.#address === to.thread && !this.#leaving.signal.aborted) return
    this.#leaving.abort()
    this.#leaving = new AbortController()
    this.#address = to.thread
    void startThread({ host: this, article, to, leaving: this.#leaving.signal })
  }
}

interface Start {
  readonly host: HTMLElement
  readonly article: string
  readonly to: Endpoints
  readonly leaving: AbortSignal
}

async function startThread({ host, article, to, leaving }: Start): Promise<void> {
  const isLight = host.hasAttribute('light')
  const included = isAbout(host, to) && (host.querySelector<HTMLElement>(NAME) ?? host)
  const isThere = included || isAbout(host.shadowRoot, to)
  if (!isThere) reserve(host)
  // What stands where it is drawn comes alive at once: nothing moves, and little is asked for.
  if (!isThere || !isLight) await readerIsNear(host, leaving)
  const asked = isThere ? undefined : fetchFragment(to.thread, leaving)
  const thread = isLight ? host : await openShadow(host, to)
  if (included && included !== thread) {
    keepFocus(host, () => fill(thread, included))
    if (included !== host) included.remove()
  }
  if (asked) await loadFragment({ thread, to, asked, leaving })
  if (leaving.aborted || !isAbout(thread, to)) return
  release(host)
  nameParts(thread)
  await learnLanguage(thread.getAttribute('lang') ?? '', to)
  if (!leaving.aborted) enlivenThread({ host, thread, article, to, leaving })
}

const headings = new WeakMap<Element, string>()

/** Whether this has the thread in it. What is seen for the first time came for what is asked. */
function isAbout(root: ParentNode | null, to: Endpoints): boolean {
  const heading = root?.querySelector('.riposte-count')
  if (!heading) return false
  if (!headings.has(heading)) headings.set(heading, to.thread)
  return headings.get(heading) === to.thread
}

/** So that little moves when the thread comes; where the page has said how high, that holds. */
function reserve({ style, hidden }: HTMLElement): void {
  if (!style.minHeight && !hidden) Object.assign(style, RESERVED)
}

function release({ style }: HTMLElement): void {
  if (style.minHeight === RESERVED.minHeight) style.minHeight = style.display = ''
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

// Twice on a page, from two addresses, the first one serves.
if (!customElements.get(NAME)) customElements.define(NAME, RiposteThread)
