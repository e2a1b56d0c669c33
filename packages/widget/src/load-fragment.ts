import { activeElement } from './active-element.ts'
import type { Endpoints } from './endpoints.ts'
import { serverHtml } from './server-html.ts'
import { words } from './thread-words.ts'

/** What the server writes on `<riposte-thread>` for the script. */
const ABOUT = ['position', 'depth-max', 'order', 'lang', 'dir'] as const

const NEAR = '600px'
const STYLE_MS_MAX = 5_000

export interface LoadNeeds {
  readonly thread: HTMLElement
  readonly to: Endpoints
  /** The first answer, asked for while the style was on its way. */
  readonly asked: Promise<Element | null>
  readonly leaving: AbortSignal
}

/** Fills an element with its thread; where that does not come, the reader may ask again. */
export async function loadFragment({ thread, to, asked, leaving }: LoadNeeds): Promise<void> {
  for (let coming = asked; ; coming = fetchFragment(to.thread, leaving)) {
    thread.replaceChildren(paragraph(words('loading')))
    const isStyled = isShadow(thread) ? undefined : pageStylesheet(to.stylesheet)
    const [fragment] = await Promise.all([coming, isStyled])
    if (leaving.aborted) return
    if (fragment) return fill(thread, fragment)
    // For whoever runs the site: a browser does not say why.
    console.warn(`riposte: no answer. Is it serving, with --origin ${location.origin}?`)
    await retryAsked(thread)
  }
}

/** A link to one of the replies must find it, so then the thread comes at once. */
export function readerIsNear(host: Element, leaving: AbortSignal): Promise<void> {
  if (location.hash.startsWith('#reply-')) return Promise.resolve()
  return new Promise((resolve) => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return
        observer.disconnect()
        resolve()
      },
      { rootMargin: NEAR },
    )
    observer.observe(host)
    leaving.addEventListener('abort', () => observer.disconnect())
  })
}

export async function fetchFragment(url: string, signal: AbortSignal): Promise<Element | null> {
  try {
    const answer = await fetch(url, { signal })
    if (!answer.ok) return null
    return serverHtml(await answer.text()).querySelector('riposte-thread')
  } catch {
    return null
  }
}

/** Moves what the server sent to where it is drawn, with what that says of itself. */
export function fill(thread: HTMLElement, fragment: Element): void {
  const hadFocus = thread.contains(activeElement(thread))
  for (const name of ABOUT) thread.setAttribute(name, fragment.getAttribute(name) ?? '')
  thread.replaceChildren(...fragment.childNodes)
  const heading = thread.querySelector('h2')
  if (hadFocus && heading) {
    heading.tabIndex = -1
    heading.focus()
  }
}

export interface Stylesheet {
  readonly link: HTMLLinkElement
  /** Resolves when it is there, or will not be: a thread without style is better than none. */
  readonly isReady: Promise<void>
}

/** It has to stand somewhere before it loads. */
export function stylesheet(href: string): Stylesheet {
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = href
  const isReady = new Promise<void>((resolve) => {
    for (const event of ['load', 'error']) link.addEventListener(event, () => resolve())
    setTimeout(resolve, STYLE_MS_MAX)
  })
  return { link, isReady }
}

/** In the page itself, once: for threads that have no shadow root of their own. */
function pageStylesheet(url: string): Promise<void> {
  const { href } = new URL(url, location.href)
  if ([...document.styleSheets].some((sheet) => sheet.href === href)) return Promise.resolve()
  const { link, isReady } = stylesheet(href)
  document.head.append(link)
  return isReady
}

function retryAsked(thread: HTMLElement): Promise<void> {
  const retry = document.createElement('button')
  retry.type = 'button'
  retry.textContent = words('retry')
  const line = paragraph(words('notLoaded'))
  line.className = 'riposte-problem'
  line.setAttribute('role', 'alert')
  thread.replaceChildren(line, retry)
  return new Promise((resolve) => {
    retry.addEventListener('click', () => {
      // The button goes; the focus must not go with it.
      thread.tabIndex = -1
      thread.focus({ preventScroll: true })
      resolve()
    })
  })
}

const isShadow = (thread: Element) => thread.getRootNode() instanceof ShadowRoot

function paragraph(words: string): HTMLParagraphElement {
  const line = document.createElement('p')
  line.textContent = words
  return line
}
