import { words } from './thread-words.ts'

export interface SmallFormNeeds {
  readonly fields: readonly HTMLElement[]
  readonly submit: string
  /** @returns what to tell instead of the form; a problem is thrown as an Error with its words. */
  readonly send: (form: HTMLFormElement) => Promise<string>
  readonly say: (words: string) => void
}

const OPENED = ':scope > :is(.riposte-small-form, .riposte-said)'

/** A form below a reply: sends or goes away, and gives the focus back to where it came from. */
export function openSmallForm(place: Element, opener: HTMLElement, needs: SmallFormNeeds): void {
  for (const old of place.querySelectorAll(OPENED)) old.remove()
  const form = document.createElement('form')
  form.className = 'riposte-small-form'
  const problem = document.createElement('p')
  problem.setAttribute('role', 'alert')
  problem.className = 'riposte-problem'
  // Where the form was it is said what came of it; a line has to be there before it speaks.
  const said = document.createElement('p')
  said.setAttribute('role', 'status')
  said.className = 'riposte-said'
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
        if (said.isConnected) said.textContent = done
        else needs.say(done)
      },
      ({ message }: Error) => {
        form.ariaBusy = 'false'
        problem.textContent = message
      },
    )
  })
  const buttons = document.createElement('div')
  buttons.className = 'riposte-buttons'
  buttons.append(send, cancel)
  form.append(...needs.fields, problem, buttons)
  place.append(form, said)
  const control = form.querySelector<HTMLElement>('input, textarea')
  // A question alone: it names the form, and no stray press answers it with yes.
  if (!control) form.ariaLabel = needs.fields.map((it) => it.textContent).join(' ')
  ;(control ?? cancel).focus()
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
