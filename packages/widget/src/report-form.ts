import type { OnDemandNeeds } from './on-demand.ts'
import { ask, bodyOf } from './post-reply.ts'
import { labelled, openSmallForm } from './small-form.ts'
import { type Key, words } from './thread-words.ts'

const GROUNDS: readonly (readonly [string, Key])[] = [
  ['spam', 'reportSpam'],
  ['abuse', 'reportAbuse'],
  ['illegal', 'reportIllegal'],
  ['other', 'reportOther'],
]

/** Asks what is wrong with a reply, below it, and sends that to the moderators. */
export function openReport({ thread, to, say }: OnDemandNeeds, opener: HTMLElement): void {
  const reply = opener.closest<HTMLElement>('.riposte-reply')
  const body = reply?.querySelector(':scope > .riposte-body')
  if (!reply || !body) return
  const grounds = document.createElement('fieldset')
  const legend = document.createElement('legend')
  legend.textContent = words('reportWhat')
  grounds.append(legend, ...GROUNDS.map(([ground, key]) => choice(ground, words(key))))
  const more = document.createElement('textarea')
  more.name = 'words'
  more.rows = 2
  more.dir = 'auto'
  openSmallForm(body, opener, {
    fields: [grounds, labelled(words('reportMore'), more)],
    submit: words('reportSend'),
    say,
    async send(form) {
      const fields = new FormData(form)
      const formToken = thread.querySelector<HTMLInputElement>('[name=formToken]')?.value
      const [ground, text] = [fields.get('ground'), fields.get('words')]
      const sent = JSON.stringify({ ground, words: text, formToken })
      const answer = await ask(to.reports(reply.dataset['id'] ?? ''), 'POST', sent)
      if (answer.ok) return words('reportThanks')
      throw new Error((await bodyOf(answer)).detail ?? words('broken'))
    },
  })
}

function choice(ground: string, text: string): HTMLLabelElement {
  const input = document.createElement('input')
  input.type = 'radio'
  input.name = 'ground'
  input.value = ground
  input.required = true
  return labelled(text, input)
}
