import type { PostedReply } from '@riposte/protocol'
import { announceArrivals } from './announce-arrivals.ts'
import { answerPlace } from './answer-place.ts'
import type { Endpoints } from './endpoints.ts'
import { followThread } from './follow-thread.ts'
import { holdStill } from './hold-still.ts'
import { keepFocus } from './keep-focus.ts'
import { listenForAnswers } from './listen-for-answers.ts'
import { upgradeForm } from './reply-form.ts'
import { applyChange, type Change, movesAnswers } from './reply-list.ts'
import { headingWords } from './thread-words.ts'
import { turnPages } from './turn-pages.ts'

/** Makes a thread that is in the page post, answer and stay up to date, until `leaving`. */
export function enlivenThread(thread: HTMLElement, to: Endpoints, leaving: AbortSignal): void {
  const form = thread.querySelector('form')
  const status = thread.querySelector<HTMLElement>('.riposte-status')
  const place = form && status ? answerPlace(form, status) : undefined
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
    holdStill(thread, movesAnswers(thread, change), () => keepFocus(apply))
    if (added) fadeIn(added)
    return added
  }

  followThread({
    url: to.live,
    position: thread.getAttribute('position'),
    leaving,
    show(change) {
      const added = show(change)
      if (added) announce(added)
      setCount(thread, () => change.count)
    },
  })
  turnPages(thread, to, leaving)
  if (!form || !status || !place) return
  listenForAnswers({ thread, form, place, leaving })
  const showOwn = (posted: PostedReply) => {
    own.add(posted.id)
    // The stream may have brought it already, and counted it.
    if (show(posted)) setCount(thread, (before) => before + 1)
  }
  upgradeForm({ form, status, place, to, leaving, show: showOwn })
}

function setCount(thread: Element, count: (before: number) => number): void {
  const heading = thread.querySelector('h2')
  if (!heading) return
  const words = headingWords(count(Number.parseInt(heading.textContent, 10) || 0))
  if (heading.textContent !== words) heading.textContent = words
}

function fadeIn(reply: HTMLElement): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
  reply.animate([{ opacity: 0 }, { opacity: 1 }], { duration: 300, easing: 'ease-out' })
}
