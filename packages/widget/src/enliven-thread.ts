import type { PostedReply } from '@riposte/protocol'
import { activeElement } from './active-element.ts'
import { announceArrivals } from './announce-arrivals.ts'
import { answerPlace } from './answer-place.ts'
import type { Endpoints } from './endpoints.ts'
import { followThread } from './follow-thread.ts'
import { goToReply } from './go-to-reply.ts'
import { holdStill } from './hold-still.ts'
import { keepDraft } from './keep-draft.ts'
import { keepFocus } from './keep-focus.ts'
import { listenForAnswers } from './listen-for-answers.ts'
import { loadOnDemand, markOwn } from './on-demand.ts'
import { ownReplies } from './own-replies.ts'
import { upgradeForm } from './reply-form.ts'
import { applyChange, type Change, movesAnswers } from './reply-list.ts'
import { headingWords } from './thread-words.ts'

export interface Enlivened {
  /** The element in the page; its `reader` is the site's word for who reads. */
  readonly host: HTMLElement
  readonly thread: HTMLElement
  readonly article: string
  readonly to: Endpoints
  readonly leaving: AbortSignal
}

/** Makes a thread that is in the page post, answer and stay up to date, until `leaving`. */
export function enlivenThread({ host, thread, article, to, leaving }: Enlivened): void {
  const form = thread.querySelector<HTMLFormElement>('.riposte-form')
  const status = thread.querySelector<HTMLElement>('.riposte-status')
  const place = form && status ? answerPlace(form, status) : undefined
  const kept = ownReplies(to.replies)
  const reader = () => host.getAttribute('reader') ?? undefined
  const own = new Set<string>()
  const isOwn = ({ dataset }: HTMLElement) => own.has(dataset['id'] ?? '')
  const announce = announceArrivals(thread, isOwn, leaving)

  const rescueForm = (reply: Element) => {
    if (place?.isBelow(reply)) place.moveHome({ leaveStatus: false })
  }
  const show = (change: Change): HTMLElement | null => {
    let added: HTMLElement | null = null
    const apply = () => {
      added = applyChange(thread, change, rescueForm)
    }
    holdStill(thread, movesAnswers(thread, change), () => keepFocus(thread, apply))
    if (added) fadeIn(added)
    markOwn({ thread, own: kept })
    return added
  }

  followThread({
    url: to.live,
    position: thread.getAttribute('position'),
    leaving,
    show(change) {
      const added = show(change)
      if (added) announce(added)
      setCount(thread, change.count)
    },
  })
  const say = (words: string) => tell(thread, status, words)
  loadOnDemand({ thread, to, own: kept, reader, say, show, signal: leaving })
  goToReply(thread, to, leaving)
  if (!form || !status || !place) return
  listenForAnswers({ thread, form, place, leaving })
  const dropDraft = keepDraft(form, article, leaving)
  const greet = async () => {
    if (!reader() && !form.querySelector('.riposte-signed-in')) return
    const { showReader } = await import('./signed-in.ts')
    showReader(form, reader())
  }
  host.addEventListener('riposte-reader', greet, { signal: leaving })
  void greet()
  leaving.addEventListener('abort', () => place.moveHome({ leaveStatus: false }))
  const showOwn = (posted: PostedReply) => {
    dropDraft()
    own.add(posted.id)
    kept.add(posted.id, posted.writer, posted.editableUntil)
    // Another article may stand there by now.
    if (posted.html === null || leaving.aborted) return
    show(posted)
    setCount(thread, posted.count)
  }
  const who = () => ({ writer: kept.writer(), reader: reader() })
  upgradeForm({ form, status, place, to, leaving, who, posted: showOwn })
}

/** Said where the writer looks; without such a place, nowhere. */
function tell(thread: Element, status: HTMLElement | null, words: string): void {
  const line = status ?? thread.querySelector<HTMLElement>('.riposte-status')
  if (!line) return
  line.classList.remove('riposte-problem')
  line.textContent = words
  line.scrollIntoView({ block: 'nearest' })
  // Who has pressed what is no longer there goes on here.
  if (thread.contains(activeElement(thread))) return
  line.tabIndex = -1
  line.focus()
}

function setCount(thread: Element, count: number): void {
  const heading = thread.querySelector('h2')
  if (!heading) return
  const words = headingWords(count)
  if (heading.textContent !== words) heading.textContent = words
}

function fadeIn(reply: HTMLElement): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
  reply.animate([{ opacity: 0 }, { opacity: 1 }], { duration: 300, easing: 'ease-out' })
}
