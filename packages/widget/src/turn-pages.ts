import { keepFocus } from './keep-focus.ts'
import { fetchFragment } from './load-fragment.ts'
import type { OnDemandNeeds } from './on-demand.ts'
import { applyChange } from './reply-list.ts'

/** More replies, more answers or another order, without leaving the page. */
export async function turnPage(
  { thread, to, signal }: OnDemandNeeds,
  pressed: HTMLElement,
): Promise<void> {
  const link = pressed as HTMLAnchorElement
  const fragment = await fetchFragment(to.page(new URL(link.href).searchParams), signal)
  if (signal.aborted) return
  // Where the script cannot go the link still leads.
  if (!fragment) location.assign(link.href)
  else if (link.dataset['more']) addPage(thread, link, fragment)
  else replacePage(thread, fragment)
}

/** Adds what is not there yet; the first of it is where the reader goes on. */
function addPage(thread: HTMLElement, link: HTMLElement, fragment: Element): void {
  const line = link.closest('.riposte-more')
  const fresh = [...fragment.querySelectorAll<HTMLElement>('.riposte-reply')]
  const next = link.dataset['more'] === 'replies' ? '.riposte-replies + .riposte-more' : undefined
  const following = next
    ? fragment.querySelector(next)
    : fragment.querySelector('.riposte-reply > .riposte-more')
  let first: HTMLElement | undefined
  for (const reply of fresh) {
    const { id = '' } = reply.dataset
    reply.querySelector(':scope > .riposte-answers')?.replaceChildren()
    if (next === undefined) reply.querySelector(':scope > .riposte-more')?.remove()
    if (thread.querySelector(`.riposte-reply[data-id="${CSS.escape(id)}"]`)) continue
    const added = applyChange(thread, { id, html: reply.outerHTML }, () => {})
    first ??= added ?? undefined
  }
  if (following) line?.replaceWith(following)
  else line?.remove()
  const way = first?.querySelector<HTMLElement>('.riposte-permalink')
  way?.focus({ preventScroll: true })
}

/** The form stays as it is, with what is typed in it. */
export function replacePage(thread: HTMLElement, fragment: Element): void {
  const parts = ['.riposte-orders', '.riposte-replies', '.riposte-replies + .riposte-more']
  keepFocus(thread, () => {
    for (const part of parts) {
      const [old, fresh] = [thread, fragment].map((it) => it.querySelector(part))
      if (old && fresh) old.replaceWith(fresh)
      else if (fresh) thread.querySelector('.riposte-replies')?.after(fresh)
      else old?.remove()
    }
  })
  thread.setAttribute('order', fragment.getAttribute('order') ?? '')
  thread.querySelector<HTMLElement>('.riposte-orders [aria-current]')?.focus()
}
