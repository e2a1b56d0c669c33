import { type EpochMs, type ErasedBy, Problem, type ReplyId, type SiteId } from '@riposte/protocol'
import type { Journal } from '../backend/journal.ts'
import type { PlacedReply } from '../backend/placed-reply.ts'
import type { Views } from '../backend/views.ts'

export interface EraseNeeds {
  readonly journal: Journal
  readonly views: Views
  readonly now: () => EpochMs
}

/**
 * Takes a reply's words out of the journal and the views; the folds take them out of the model and
 * off the screens. Doing it twice does it once.
 *
 * @throws Problem `reply-not-found`, `storage-unavailable`.
 */
export async function eraseReply(
  needs: EraseNeeds,
  site: SiteId,
  replyId: ReplyId,
  by: ErasedBy,
): Promise<PlacedReply> {
  const reply = await needs.views.reply(site, replyId)
  if (!reply) throw new Problem('reply-not-found', 'There is no such reply.')
  if (reply.status === 'erased') return reply
  const { article, parentId, submittedAt } = reply
  const event = { site, replyId, at: needs.now(), by, article, parentId, submittedAt }
  const outcome = await needs.journal.record({ type: 'erased', ...event })
  return outcome.reply ?? reply
}
