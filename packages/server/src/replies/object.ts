import { Problem, type ReplyId, type SiteId } from '@riposte/protocol'
import type { PlacedReply } from '../backend/placed-reply.ts'
import type { EraseNeeds } from './erase.ts'

/**
 * Ends that the filter learns from a reply and remembers its writer (GDPR 21). Its words and its
 * status stay: one that waits is still decided by a person. Doing it twice does it once.
 *
 * @throws Problem `reply-not-found` also for one that is erased, `storage-unavailable`.
 */
export async function objectToLearning(
  { journal, views, now }: EraseNeeds,
  site: SiteId,
  replyId: ReplyId,
): Promise<PlacedReply> {
  const reply = await views.reply(site, replyId)
  if (!reply || reply.status === 'erased') {
    throw new Problem('reply-not-found', 'There is no such reply.')
  }
  if (reply.objectedAt !== null) return reply
  const outcome = await journal.record({ type: 'objected', site, replyId, at: now() })
  return outcome.reply ?? reply
}
