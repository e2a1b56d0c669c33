import type { SubscriptionId } from '@riposte/protocol'
import { idOf, SITE } from './events.fixture.ts'
import type { Subscription, WaitingMail } from './mail-book.ts'

const subscriptionIdOf = (reply: string) => idOf(`s${reply}`) as string as SubscriptionId

/** The subscription to the answers of a reply. */
export function subscription(reply: string, change: Partial<Subscription> = {}): Subscription {
  return {
    site: SITE,
    id: subscriptionIdOf(reply),
    replyId: idOf(reply),
    sealed: 'sealed',
    addressHash: 'hash',
    state: 'pending',
    createdAt: 1,
    ...change,
  }
}

/** A mail to whoever watches `reply`, about `answer`; about nothing: the one that asks. */
export function mailTo(
  reply: string,
  answer: string | null,
  change: Partial<WaitingMail> = {},
): WaitingMail {
  return {
    subscriptionId: subscriptionIdOf(reply),
    answerId: answer === null ? null : idOf(answer),
    queuedAt: 1,
    dueAt: 1,
    attempts: 0,
    ...change,
  }
}
