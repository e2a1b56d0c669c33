import type { AnswerPlace } from './answer-place.ts'
import { isForNewTab } from './on-demand.ts'

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
    const quoted = selectedIn(reply)
    place.moveBelow(reply)
    if (quoted) quote(form, quoted)
    form.querySelector('textarea')?.focus()
    form.scrollIntoView({ block: 'nearest' })
  }
  const stop = () => {
    place.moveHome({ leaveStatus: false })
    if (cameFrom?.isConnected) cameFrom.focus()
    else form.querySelector('textarea')?.focus()
  }
  const onClick = (event: MouseEvent) => {
    if (isForNewTab(event)) return
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

/** What the reader has selected of this reply's words. */
function selectedIn(reply: HTMLElement): string {
  const text = reply.querySelector(':scope > .riposte-body > .riposte-text')
  const root = reply.getRootNode() as Document | (ShadowRoot & Partial<Document>)
  const selection = root.getSelection?.() ?? getSelection()
  if (!text || !selection || selection.isCollapsed) return ''
  const isWithin = [selection.anchorNode, selection.focusNode].every((it) => text.contains(it))
  return isWithin ? selection.toString().trim() : ''
}

function quote(form: HTMLFormElement, words: string): void {
  const field = form.querySelector('textarea')
  if (!field) return
  const lines = words.split('\n').map((line) => `> ${line}`.trimEnd())
  const before = field.value.trim() && `${field.value.trimEnd()}\n\n`
  field.value = `${before}${lines.join('\n')}\n\n`
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
