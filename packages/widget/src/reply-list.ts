import { activeElement } from './active-element.ts'
import { type Placed, placeInList, repliesBelow } from './place-in-list.ts'
import { serverHtml } from './server-html.ts'
import { words } from './thread-words.ts'

export interface Change {
  readonly id: string
  /** Null when it is no longer shown. */
  readonly html: string | null
}

function findReply(thread: Element, id: string | null): HTMLElement | null {
  return id ? thread.querySelector(`.riposte-reply[data-id="${CSS.escape(id)}"]`) : null
}

/** Whom it answers; on another page, then the root of both. */
function parentOf(thread: Element, { dataset }: HTMLElement): HTMLElement | null {
  const { parent = null, root = null } = dataset
  return findReply(thread, parent) ?? findReply(thread, root)
}

export function nameOf(reply: Element): string {
  return reply.querySelector('.riposte-name')?.textContent.trim() || words('aReader')
}

/**
 * Makes the thread show what a change says; twice does no harm.
 *
 * @param beforeRemoval saves what must outlive a reply that goes: the form that stands in it.
 * @returns the reply, if it was not in the thread before.
 */
export function applyChange(
  thread: Element,
  { id, html }: Change,
  beforeRemoval: (reply: Element) => void,
): HTMLElement | null {
  const shown = findReply(thread, id)
  const fresh = html === null ? null : serverHtml(html).querySelector<HTMLElement>('li')
  if (!fresh) {
    if (shown) takeDown(thread, shown, beforeRemoval)
    return null
  }
  if (shown) {
    replaceWords(shown, fresh)
    return null
  }
  insert(thread, fresh, parentOf(thread, fresh))
  placeAnswersAnew(thread, id)
  return fresh
}

/** Whether answers change their list when this reply comes or goes. */
export function movesAnswers(thread: Element, { id, html }: Change): boolean {
  if ((html === null) !== (findReply(thread, id) !== null)) return false
  return thread.querySelector(`.riposte-reply[data-parent="${CSS.escape(id)}"]`) !== null
}

/** Its answers are published still: they stay, and so does a form that stands in one of them. */
function takeDown(
  thread: Element,
  reply: HTMLElement,
  beforeRemoval: (reply: Element) => void,
): void {
  const { id = '' } = reply.dataset
  // It is not found any more, so its answers go where those of an unknown reply go.
  delete reply.dataset['id']
  placeAnswersAnew(thread, id)
  beforeRemoval(reply)
  reply.remove()
}

/** Puts what stands below a reply where the server would draw it, after that came or went. */
function placeAnswersAnew(thread: Element, id: string): void {
  const replies = [...thread.querySelectorAll('.riposte-reply[data-id]')].map(placed)
  for (const below of repliesBelow(replies, id)) {
    const reply = findReply(thread, below)
    if (!reply) continue
    const parent = parentOf(thread, reply)
    if (listFor(thread, parent) !== reply.parentElement) insert(thread, reply, parent)
    const answers = reply.querySelector<HTMLElement>(':scope > .riposte-body .riposte-to')
    // As the server has it: whom it answers is named only where that one is in the thread.
    if (answers) answers.hidden = parent === null
  }
}

/** Answers, and a form that somebody writes in, stay where they are: only the words change. */
function replaceWords(shown: HTMLElement, fresh: HTMLElement): void {
  const hadFocus = [...shown.children].some(
    (it) => isWords(it) && it.contains(activeElement(shown)),
  )
  for (const child of [...shown.children]) if (isWords(child)) child.remove()
  for (const { name, value } of fresh.attributes) shown.setAttribute(name, value)
  shown.prepend(...[...fresh.children].filter(isWords))
  if (hadFocus) {
    const link = shown.querySelector<HTMLElement>('.riposte-answer')
    link?.focus({ preventScroll: true })
  }
}

const isWords = (child: Element) =>
  !child.matches('.riposte-answers, .riposte-more, form, .riposte-status')

function insert(thread: Element, fresh: HTMLElement, parent: HTMLElement | null): void {
  const list = listFor(thread, parent)
  if (!list) return
  const siblings = [...list.querySelectorAll(':scope > [data-id]')]
  const order = list.matches('.riposte-replies') ? thread.getAttribute('order') : null
  const index = placeInList(siblings.map(placed), placed(fresh), order)
  list.insertBefore(fresh, siblings[index] ?? null)
}

function listFor(thread: Element, parent: HTMLElement | null): Element | null {
  return parent ? answersOf(thread, parent) : thread.querySelector('.riposte-replies')
}

/** As deep as the server draws lists in lists, and no deeper. */
function answersOf(thread: Element, parent: HTMLElement): Element {
  if (depthOf(parent) >= (Number(thread.getAttribute('depth-max')) || Infinity))
    return parent.parentElement!
  const shown = parent.querySelector(':scope > .riposte-answers')
  if (shown) return shown
  const list = document.createElement('ol')
  list.className = 'riposte-answers'
  parent.append(list)
  return list
}

function depthOf(reply: Element): number {
  const above = reply.parentElement?.closest('.riposte-reply')
  return above ? depthOf(above) + 1 : 1
}

function placed(reply: Element): Placed {
  const { id = '', parent = '' } = (reply as HTMLElement).dataset
  // Its own words come before its answers, so the first time is its own.
  const at = Date.parse(reply.querySelector('time')?.dateTime ?? '')
  return { id, parentId: parent, at }
}
