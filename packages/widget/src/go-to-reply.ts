import type { Endpoints } from './endpoints.ts'
import { fetchFragment } from './load-fragment.ts'
import { isForNewTab } from './on-demand.ts'

const LINK = /^#reply-([a-z2-7]{26})$/

/** A link to a reply finds it, also in a shadow root and on a page that is not shown yet. */
export function goToReply(thread: HTMLElement, to: Endpoints, signal: AbortSignal): void {
  const go = async () => {
    const id = LINK.exec(location.hash)?.[1]
    if (id === undefined) return
    if (!find(thread, id)) {
      const query = new URLSearchParams({ reply: id })
      const fragment = await fetchFragment(to.page(query), signal)
      if (signal.aborted || !fragment) return
      ;(await import('./turn-pages.ts')).replacePage(thread, fragment)
    }
    for (const old of thread.querySelectorAll('.riposte-sought'))
      old.classList.remove('riposte-sought')
    const reply = find(thread, id)
    reply?.classList.add('riposte-sought')
    reply?.scrollIntoView({ block: 'start' })
  }
  addEventListener('hashchange', () => void go(), { signal })
  const onClick = (event: MouseEvent) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href*="#reply-"]')
    if (!link || isForNewTab(event)) return
    const { hash } = link
    if (!LINK.test(hash) || link.matches('[data-more]')) return
    event.preventDefault()
    // The page's own address with the reply: to be copied, and for the way back.
    if (location.hash === hash) void go()
    else location.hash = hash
  }
  thread.addEventListener('click', onClick, { signal })
  void go()
}

function find(thread: Element, id: string): HTMLElement | null {
  return thread.querySelector(`.riposte-reply[data-id="${id}"]`)
}
