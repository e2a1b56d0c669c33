import type { AnswerPlace } from './answer-place.ts'

export interface AnswerNeeds {
  readonly thread: HTMLElement
  readonly form: HTMLFormElement
  readonly place: AnswerPlace
  readonly leaving: AbortSignal
}

/** "Reply" brings the form below that reply; "Cancel" and Escape bring it back. */
export function listenForAnswers({ thread, form, place, leaving: signal }: AnswerNeeds): void {
  let cameFrom: HTMLElement | undefined
  const start = (link: HTMLElement) => {
    const reply = link.closest<HTMLElement>('.riposte-reply')
    if (!reply) return
    cameFrom = link
    place.moveBelow(reply)
    form.querySelector('textarea')?.focus()
    form.scrollIntoView({ block: 'nearest' })
  }
  const stop = () => {
    place.moveHome({ leaveStatus: false })
    if (cameFrom?.isConnected) cameFrom.focus()
    else form.querySelector('textarea')?.focus()
  }
  const onClick = (event: MouseEvent) => {
    // A new tab or window is asked for: that page has its own form.
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return
    const target = event.target instanceof Element ? event.target : null
    const link = target?.closest<HTMLElement>('.riposte-answer')
    if (!link && !target?.closest('.riposte-cancel')) return
    event.preventDefault()
    if (link) start(link)
    else stop()
  }
  const onKey = ({ key, isComposing }: KeyboardEvent) => {
    if (key === 'Escape' && !isComposing && form.querySelector('.riposte-answering')) stop()
  }
  thread.addEventListener('click', onClick, { signal })
  form.addEventListener('keydown', onKey, { signal })
}
