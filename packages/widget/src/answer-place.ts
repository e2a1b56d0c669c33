import { nameOf } from './reply-list.ts'
import { words } from './thread-words.ts'

/** Where the form stands: at the end of the thread, or below the reply that it answers. */
export interface AnswerPlace {
  moveBelow(reply: HTMLElement): void
  /** Back to the end of the thread. What was typed stays in the form. */
  moveHome(options: { readonly leaveStatus: boolean }): void
  isBelow(reply: Element): boolean
}

export function answerPlace(form: HTMLFormElement, status: HTMLElement): AnswerPlace {
  const home = document.createComment('riposte-form')
  form.before(home)
  // The line may have come with the page; the hidden field that says whom goes with it.
  const dropLine = () => form.querySelector('.riposte-answering')?.remove()

  return {
    moveBelow(reply) {
      dropLine()
      const line = answeringLine(reply)
      const title = form.querySelector('.riposte-form-title')
      if (title) title.after(line)
      else form.prepend(line)
      status.replaceChildren()
      reply.querySelector(':scope > .riposte-body')?.after(form, status)
    },
    moveHome({ leaveStatus }) {
      dropLine()
      // Moving an element takes the focus from it, so what is at home already stays.
      if (home.nextElementSibling !== form) home.after(form)
      if (!leaveStatus && form.nextElementSibling !== status) form.after(status)
    },
    isBelow: (reply) => reply.contains(form) || reply.contains(status),
  }
}

/** "Answering NAME – cancel", as the server draws it in a page made for an answer. */
function answeringLine(reply: HTMLElement): HTMLElement {
  const line = document.createElement('p')
  line.className = 'riposte-answering'
  const parent = document.createElement('input')
  parent.type = 'hidden'
  parent.name = 'parentId'
  parent.value = reply.dataset['id'] ?? ''
  // Keeps a name in another script from turning the sentence around.
  const name = document.createElement('bdi')
  name.textContent = nameOf(reply)
  const cancel = document.createElement('button')
  cancel.type = 'button'
  cancel.className = 'riposte-cancel'
  cancel.textContent = words('cancel')
  const [before = '', after = ''] = words('answering', { name: '\0' }).split('\0')
  line.append(parent, before, name, after, ' – ', cancel)
  return line
}
