import type { FoundReply, PostedReply } from '@riposte/protocol'
import type { OnDemandNeeds } from './on-demand.ts'
import { ask, bodyOf } from './post-reply.ts'
import { labelled, openSmallForm } from './small-form.ts'
import { words } from './thread-words.ts'

/** Changes or deletes a reply of the reader's own. */
export function changeOwn(needs: OnDemandNeeds, opener: HTMLElement): Promise<void> | void {
  const { dataset } = opener
  const id = dataset['of'] ?? ''
  const body = opener.closest('.riposte-body')
  if (!body) return
  if (dataset['own'] === 'delete') askToDelete(needs, opener, body, id)
  else return openChange(needs, opener, body, id)
}

function askToDelete(needs: OnDemandNeeds, opener: HTMLElement, body: Element, id: string): void {
  const question = document.createElement('p')
  question.textContent = words('deleteSure')
  openSmallForm(body, opener, {
    fields: [question],
    submit: words('delete'),
    say: needs.say,
    async send() {
      const answer = await ask(needs.to.reply(id), 'DELETE', JSON.stringify(who(needs)))
      if (!answer.ok) throw new Error((await bodyOf(answer)).detail ?? words('broken'))
      needs.own.remove(id)
      // With answers below it its place stays: what that says comes over the stream.
      const reply = body.closest('.riposte-reply')
      if (!reply?.querySelector('.riposte-reply')) needs.show({ id, html: null })
      return words('deleted')
    },
  })
}

/** The words as they were typed: the page has only what was drawn from them. */
async function openChange(
  needs: OnDemandNeeds,
  opener: HTMLElement,
  body: Element,
  id: string,
): Promise<void> {
  const { to, show, say } = needs
  const text = document.createElement('textarea')
  text.name = 'text'
  text.required = true
  text.rows = 5
  text.dir = 'auto'
  text.value = await typedWords(needs, id)
  openSmallForm(body, opener, {
    fields: [labelled(words('changeWords'), text)],
    submit: words('save'),
    say,
    async send() {
      const sent = JSON.stringify({ text: text.value, ...who(needs) })
      const answer = await ask(to.reply(id), 'PATCH', sent)
      if (!answer.ok) throw new Error((await bodyOf(answer)).detail ?? words('broken'))
      const changed = (await answer.json()) as PostedReply
      show(changed)
      return changed.message
    },
  })
}

async function typedWords({ to }: OnDemandNeeds, id: string): Promise<string> {
  const answer = await ask(to.reply(id))
  if (!answer.ok) throw new Error((await bodyOf(answer)).detail ?? words('broken'))
  return ((await answer.json()) as FoundReply).reply.text
}

function who({ own, reader }: OnDemandNeeds): object {
  const signedIn = reader()
  return signedIn === undefined ? { writer: own.writer() } : { reader: signedIn }
}
