import type { Endpoints } from './endpoints.ts'
import { serverHtml } from './server-html.ts'
import { WORDS } from './thread-words.ts'

const NEAR = '600px'
const RESERVED_HEIGHT = '24rem'
const STYLE_MS_MAX = 5_000

/** Fills an empty element with its thread, once the reader comes near. */
export async function loadFragment(
  thread: HTMLElement,
  to: Endpoints,
  leaving: AbortSignal,
): Promise<void> {
  // So that little moves when the thread comes.
  thread.style.minHeight = RESERVED_HEIGHT
  await readerIsNear(thread, leaving)
  for (;;) {
    thread.replaceChildren(paragraph(WORDS.loading))
    const [fragment] = await Promise.all([fetchFragment(to.thread, leaving), stylesheet(to)])
    if (leaving.aborted) return
    if (fragment) return fill(thread, fragment)
    await retryAsked(thread)
  }
}

/** A link to one of the replies must find it, so then the thread comes at once. */
function readerIsNear(thread: HTMLElement, leaving: AbortSignal): Promise<void> {
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
    observer.observe(thread)
    leaving.addEventListener('abort', () => observer.disconnect())
  })
}

export async function fetchFragment(url: string, signal: AbortSignal): Promise<Element | null> {
  try {
    const answer = await fetch(url, { headers: { accept: 'text/html' }, signal })
    if (!answer.ok) return null
    return serverHtml(await answer.text()).querySelector('riposte-thread')
  } catch {
    return null
  }
}

function fill(thread: HTMLElement, fragment: Element): void {
  const hadFocus = thread.contains(document.activeElement)
  for (const name of ['position', 'depth-max', 'order']) {
    thread.setAttribute(name, fragment.getAttribute(name) ?? '')
  }
  thread.replaceChildren(...fragment.childNodes)
  thread.style.minHeight = ''
  const heading = thread.querySelector('h2')
  if (hadFocus && heading) {
    heading.tabIndex = -1
    heading.focus()
  }
  if (location.hash.startsWith('#reply-')) {
    document.getElementById(location.hash.slice(1))?.scrollIntoView()
  }
}

/** Once a page. Waits until it is there, so that the thread does not appear bare and then jump. */
function stylesheet({ stylesheet: url }: Endpoints): Promise<void> {
  const { href } = new URL(url, location.href)
  if ([...document.styleSheets].some((sheet) => sheet.href === href)) return Promise.resolve()
  return new Promise((resolve) => {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = href
    // A thread without style is better than none.
    for (const event of ['load', 'error']) link.addEventListener(event, () => resolve())
    setTimeout(resolve, STYLE_MS_MAX)
    document.head.append(link)
  })
}

function retryAsked(thread: HTMLElement): Promise<void> {
  const retry = document.createElement('button')
  retry.type = 'button'
  retry.textContent = WORDS.retry
  const line = paragraph(WORDS.notLoaded)
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

function paragraph(words: string): HTMLParagraphElement {
  const line = document.createElement('p')
  line.textContent = words
  return line
}
