import type { PostedReply } from '@riposte/protocol'
import type { AnswerPlace } from './answer-place.ts'
import type { Endpoints } from './endpoints.ts'
import { clearProblems, showProblem } from './field-problems.ts'
import { newReply } from './new-reply.ts'
import { postReply } from './post-reply.ts'
import { words } from './thread-words.ts'

export interface FormNeeds {
  readonly form: HTMLFormElement
  readonly status: HTMLElement
  readonly place: AnswerPlace
  readonly to: Endpoints
  readonly leaving: AbortSignal
  /** By what the writer is known. */
  who(): Parameters<typeof newReply>[1]
  /** Keeps and shows what has arrived. */
  posted(posted: PostedReply): void
}

/** The form posts without leaving the page. What was typed goes only once it has arrived. */
export function upgradeForm(needs: FormNeeds): void {
  const { form, leaving } = needs
  let isSending = false
  const send = async () => {
    if (isSending) return
    isSending = true
    await sendReply(needs)
    isSending = false
  }
  form.addEventListener(
    'submit',
    (event) => {
      event.preventDefault()
      void send()
    },
    { signal: leaving },
  )
}

async function sendReply(needs: FormNeeds): Promise<void> {
  const { form, status, to, who } = needs
  clearProblems(form)
  setBusy(form, true)
  say(status, words('sending'))
  const outcome = await postReply(to, newReply(new FormData(form), who()))
  setBusy(form, false)
  if ('posted' in outcome) return showPosted(needs, outcome.posted)
  const { field, problem } = outcome
  if (field && showProblem(form, field, problem)) say(status, '')
  else say(status, problem).classList.add('riposte-problem')
}

/** Not `disabled`: that would take the focus from the button and leave it nowhere. */
function setBusy(form: HTMLFormElement, busy: boolean): void {
  form.setAttribute('aria-busy', String(busy))
  const button = form.querySelector('[type=submit], button:not([type])')
  if (busy) button?.setAttribute('aria-disabled', 'true')
  else button?.removeAttribute('aria-disabled')
}

function showPosted(
  { form, status, place, to, posted: keep }: FormNeeds,
  posted: PostedReply,
): void {
  const wasBelow = status.closest('.riposte-reply') !== null
  fieldOf(form, 'text').value = ''
  fieldOf(form, 'formToken').value = posted.formToken
  form.querySelector<HTMLElement>('.riposte-preview-button[aria-expanded=true]')?.click()
  keep(posted)
  // What happened is said where the writer looks, not where the form goes.
  place.moveHome({ leaveStatus: wasBelow })
  const receipt = new URL(posted.receiptUrl, new URL(to.replies, location.href)).href
  say(status, posted.message, link(receipt, words('keepReceipt')))
  if (posted.html !== null) status.append(' · ', link(`#reply-${posted.id}`, words('seeReply')))
  if (!wasBelow) return
  status.tabIndex = -1
  status.focus()
}

function say(status: HTMLElement, words: string, ...more: Node[]): HTMLElement {
  status.classList.remove('riposte-problem')
  status.replaceChildren(words, ...more.flatMap((node) => [' ', node]))
  status.scrollIntoView({ block: 'nearest' })
  return status
}

function link(href: string, words: string): HTMLAnchorElement {
  const element = document.createElement('a')
  element.href = href
  element.textContent = words
  return element
}

function fieldOf(form: HTMLFormElement, name: string): HTMLInputElement | HTMLTextAreaElement {
  return form.elements.namedItem(name) as HTMLInputElement | HTMLTextAreaElement
}
