import {
  type ArticleId,
  type EpochMs,
  type ModeratorId,
  type NewMark,
  Problem,
  type SiteId,
  type ThreadState,
} from '@riposte/protocol'
import type { Journal } from '../backend/journal.ts'
import type { PlacedReply } from '../backend/placed-reply.ts'
import type { Views } from '../backend/views.ts'

export interface MarkNeeds {
  readonly journal: Journal
  readonly views: Views
  readonly now: () => EpochMs
}

/**
 * Sets a published reply off, or no longer.
 *
 * @throws Problem `reply-not-found`; `invalid-request` to pin an answer; `already-decided` when the
 *   reply is no longer the version that the moderator saw.
 */
export async function markReply(
  { journal, views, now }: MarkNeeds,
  site: SiteId,
  moderatorId: ModeratorId,
  { replyId, version, mark, on }: NewMark,
): Promise<PlacedReply> {
  const reply = await views.reply(site, replyId)
  if (reply?.status !== 'published') {
    throw new Problem('reply-not-found', 'Only a published reply can be pinned or picked.')
  }
  if (mark === 'pinned' && on && reply.parentId !== null) {
    const detail = 'Only a reply to the article can be pinned, not an answer. You can pick it.'
    throw new Problem('invalid-request', detail, { field: 'mark' })
  }
  const event = { site, replyId, at: now(), mark, on, moderatorId }
  const outcome = await journal.record({ type: 'marked', ...event }, version)
  if (outcome.recorded && outcome.reply) return outcome.reply
  throw new Problem('already-decided', 'Meanwhile this reply has changed. Look at it again.')
}

/** Opens or closes a thread. Throws Problem `storage-unavailable`. */
export async function ruleThread(
  { journal, now }: MarkNeeds,
  site: SiteId,
  moderatorId: ModeratorId,
  article: ArticleId,
  state: ThreadState,
): Promise<void> {
  await journal.record({ type: 'thread-ruled', site, at: now(), article, state, moderatorId })
}
