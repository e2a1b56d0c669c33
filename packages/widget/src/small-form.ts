import { words } from './thread-words.ts'

export interface SmallFormNeeds {
  readonly fields: readonly HTMLElement[]
  readonly submit: string
  /** @returns what to tell instead of the form; a problem is thrown as an Error with its words. */
  readonly send: (form: HTMLFormElement) => Promise<string>
  readonly say: (words: string) => void
}

/** A form below a reply: sends or goes away, and gives the focus back to where it came from. */
export function openSmallForm(place: Element, opener: HTMLElement, needs: SmallFormNeeds): void {
  place.querySelector(':scope > .riposte-small-form')?.remove()
  const form = document.createElement('form')
  form.className = 'riposte-small-form'
  const problem = document.createElement('p')
  problem.setAttribute('role', 'alert')
  problem.className = 'riposte-problem'
  const close = () => {
    form.remove()
    opener.focus()
  }
  const send = button(needs.submit, 'submit')
  const cancel = button(words('cancel'), 'button')
  cancel.addEventListener('click', close)
  form.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') close()
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (form.ariaBusy === 'true') return
    form.ariaBusy = 'true'
    needs.send(form).then(
      (done) => {
        close()
        needs.say(done)
      },
      ({ message }: Error) => {
        form.ariaBusy = 'false'
        problem.textContent = message
      },
    )
  })
  form.append(...needs.fields, problem, send, ' ', cancel)
  place.append(form)
  form.querySelector<HTMLElement>('input, textarea')?.focus()
  form.scrollIntoView({ block: 'nearest' })
}

function button(text: string, type: 'submit' | 'button'): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = type
  made.className = type === 'submit' ? 'riposte-submit' : 'riposte-cancel'
  made.textContent = text
  return made
}

/** A label with its control in it. */
export function labelled(text: string, control: HTMLElement): HTMLLabelElement {
  const label = document.createElement('label')
  const line = document.createElement('span')
  line.textContent = text
  if (control instanceof HTMLInputElement) label.append(control, ' ', line)
  else label.append(line, control)
  return label
}
