import type { PageKey } from '@riposte/messages'
import type { PlacedReply } from '../backend/placed-reply.ts'
import { submitReply } from '../replies/submit.ts'
import { type Subscribed, subscribe } from '../replies/subscribe.ts'
import type { AppNeeds } from './app-needs.ts'
import { toldMessage } from './posted-reply.ts'
import type { NewReplyForm } from './read-new-reply.ts'
import { submitNeeds } from './submit-needs.ts'

/** A reply that was taken, and what its writer is told. */
export interface Posted {
  readonly reply: PlacedReply
  readonly message: string
}

const MAIL_KEYS = {
  asked: 'mailAsked',
  waits: 'mailWaits',
  already: null,
  'too-many': 'mailTooMany',
} as const satisfies Record<Subscribed, PageKey | null>

/** Records a reply and then, if its writer asked for that, that they want mail about answers. */
export async function postReply(needs: AppNeeds, form: NewReplyForm): Promise<Posted> {
  const reply = await submitReply(submitNeeds(needs), form)
  const message = toldMessage(needs, reply)
  if (!form.mailTo || !needs.mail || reply.status === 'erased') return { reply, message }
  const subscribed = await subscribe({ ...needs, ...needs.mail }, reply, form.mailTo)
  const key = MAIL_KEYS[subscribed]
  if (key === null) return { reply, message }
  const { words } = needs.siteView
  return { reply, message: words.say('sentences', { first: message, second: words.say(key) }) }
}
