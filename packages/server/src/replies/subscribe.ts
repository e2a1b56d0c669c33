import { type EpochMs, LIMITS, type SiteId, type SubscriptionId } from '@riposte/protocol'
import type { MailBook } from '../backend/mail-book.ts'
import type { Views } from '../backend/views.ts'
import type { Reply } from './apply-event.ts'

export interface SubscribeNeeds {
  readonly mailBook: MailBook
  readonly views: Views
  readonly now: () => EpochMs
  readonly newSubscriptionId: () => SubscriptionId
  readonly sealAddress: (site: SiteId, id: SubscriptionId, address: string) => string
  readonly addressHashOf: (site: SiteId, address: string) => string
}

/** `asked`: the mail that asks to confirm goes out now. `waits`: once the reply is published. */
export type Subscribed = 'asked' | 'waits' | 'already' | 'too-many'

/**
 * Stores that the writer of `reply` wants to be told of answers. Doing it twice does it once. The
 * mail that asks to confirm goes out when the reply is published: not for one that is held.
 */
export async function subscribe(
  needs: SubscribeNeeds,
  reply: Reply,
  address: string,
): Promise<Subscribed> {
  const { mailBook, views, now } = needs
  const { site, id: replyId } = reply
  const known = await mailBook.subscriptionOf(site, replyId)
  if (known?.state === 'confirmed') return 'already'
  if (!known) {
    const id = needs.newSubscriptionId()
    const subscription = {
      site,
      id,
      replyId,
      sealed: needs.sealAddress(site, id, address),
      addressHash: needs.addressHashOf(site, address),
      state: 'pending',
      createdAt: now(),
    } as const
    const isAdded = await mailBook.add(subscription, LIMITS.mailPendingMax)
    if (!isAdded) return 'too-many'
  }
  const stored = await mailBook.subscriptionOf(site, replyId)
  // Read after it was stored: published before, it is seen here; later, by who follows the journal.
  const current = await views.reply(site, replyId)
  if (!stored || current?.status !== 'published') return 'waits'
  const [queuedAt, answerId, attempts] = [now(), null, 0]
  const mail = { subscriptionId: stored.id, answerId, queuedAt, dueAt: queuedAt, attempts }
  await mailBook.queue(site, mail)
  return 'asked'
}
