import type { Facts } from '@riposte/filter'
import { LIMITS, Problem, type ReplyId, type ReplyStatus } from '@riposte/protocol'
import type { PlacedReply } from '../backend/placed-reply.ts'
import type { Reply } from './apply-event.ts'
import type { Article } from './article.ts'
import { worse } from './first-status.ts'
import { judgeForSite } from './judge-for-site.ts'
import type { SubmitNeeds } from './submit.ts'
import { refuseReadOnly, threadState } from './thread-state.ts'
import { keepQuiet, toldStatus } from './told-status.ts'

export interface Change {
  readonly replyId: ReplyId
  readonly article: Article
  readonly text: string
  /** Where they are corrected too. */
  readonly name?: string
  readonly website?: string
  readonly facts: Facts
  /** The IP address that it came from; used for the verdict and never recorded. */
  readonly address: string
}

/**
 * Gives a reply other words, within the site's time for that. They are judged like new ones, but
 * can only lower the reply's status: nobody edits a way past a moderator.
 *
 * @throws Problem `not-editable`, `thread-closed`, `reply-not-found`, `storage-unavailable`.
 */
export async function editReply(
  needs: SubmitNeeds,
  reply: PlacedReply,
  change: Change,
): Promise<PlacedReply> {
  if (change.text === reply.text) return reply
  await refuseReadOnlyThread(needs, reply, change.article)
  const until = editableUntil(needs, reply)
  if (until === null || needs.now() > until) throw notEditable()
  return recordWords(needs, reply, change, reply.status)
}

/** @throws Problem `thread-closed` when nothing in the reply's thread may change. */
export async function refuseReadOnlyThread(
  needs: SubmitNeeds,
  { site, article: id }: PlacedReply,
  article: Article,
): Promise<void> {
  const head = await needs.views.head(site, id)
  refuseReadOnly(threadState(needs.rules, article, head, needs.now()))
}

/**
 * Judges other words of a reply and records them; its status is at best `best`.
 *
 * @throws Problem `not-editable` when the reply has moved on meanwhile.
 */
export async function recordWords(
  needs: SubmitNeeds,
  reply: PlacedReply,
  change: Change,
  best: ReplyStatus,
): Promise<PlacedReply> {
  const { article, text, facts, address } = change
  const { site, id: replyId } = reply
  const corrected = correctedNames(reply, change)
  const { name, website } = { ...reply, ...corrected }
  const words = { text, author: name, authorUrl: website, articleTitle: article.title }
  const judged = await judgeForSite(needs, site, words, { facts, address, writer: reply.writer })
  const { journal, now } = needs
  const event = { site, replyId, at: now(), text, verdict: keepQuiet(reply, judged.verdict) }
  const status = worse(best, judged.status)
  const features = judged.features
  const outcome = await journal.record(
    { type: 'edited', ...event, ...corrected, status, features, notice: needs.noticeVersion },
    reply.position,
  )
  if (!outcome.recorded || !outcome.reply) throw notEditable()
  return outcome.reply
}

/** Of name and website what is given and other than before. */
export function correctedNames(
  before: Pick<Reply, 'name' | 'website'>,
  { name = before.name, website = before.website }: Pick<Change, 'name' | 'website'>,
): { readonly name?: string; readonly website?: string } {
  return {
    ...(name !== before.name && { name }),
    ...(website !== before.website && { website }),
  }
}

/** Until when a reply's writer may change it; null when not at all. Ms since 1970. */
export function editableUntil({ rules }: Pick<SubmitNeeds, 'rules'>, reply: Reply): number | null {
  const { submittedAt, revisions } = reply
  const status = toldStatus(reply)
  const isOpen = status === 'published' || status === 'held'
  if (!isOpen || rules.editMs === 0 || revisions.length >= LIMITS.revisionsOfReplyMax) return null
  return submittedAt + rules.editMs
}

export function notEditable(): Problem {
  const detail = 'This reply can no longer be changed. You can still delete it.'
  return new Problem('not-editable', detail)
}
