import { type EpochMs, Problem, type ReplyId, type SiteId, type VoterId } from '@riposte/protocol'
import type { Journal } from '../backend/journal.ts'
import type { PlacedReply } from '../backend/placed-reply.ts'
import type { Views } from '../backend/views.ts'
import type { Article } from './article.ts'
import type { SiteRules } from './site-rules.ts'
import { refuseReadOnly, threadState } from './thread-state.ts'

export interface FeedbackNeeds {
  readonly journal: Journal
  readonly views: Views
  readonly rules: SiteRules
  readonly articleOf: (id: PlacedReply['article']) => Article
  readonly now: () => EpochMs
}

/**
 * Sets or takes back a reader's vote for a published reply; twice does it once.
 *
 * @returns the reply as it is now.
 * @throws Problem `reply-not-found`, `thread-closed`, `storage-unavailable`.
 */
export async function voteFor(
  needs: FeedbackNeeds,
  site: SiteId,
  replyId: ReplyId,
  voter: VoterId,
  on: boolean,
): Promise<PlacedReply> {
  const reply = await publishedReply(needs, site, replyId)
  if ((await needs.views.hasVoted(site, replyId, voter)) === on) return reply
  const event = { site, replyId, at: needs.now(), voter, on }
  const outcome = await needs.journal.record({ type: 'voted', ...event })
  return outcome.reply ?? reply
}

/** @throws Problem `reply-not-found`, or `thread-closed` when nothing in the thread may change. */
export async function publishedReply(
  { views, rules, articleOf, now }: FeedbackNeeds,
  site: SiteId,
  id: ReplyId,
): Promise<PlacedReply> {
  const reply = await views.reply(site, id)
  if (reply?.status !== 'published') {
    throw new Problem('reply-not-found', 'This reply is no longer there.')
  }
  const head = await views.head(site, reply.article)
  refuseReadOnly(threadState(rules, articleOf(reply.article), head, now()))
  return reply
}
