import {
  LIMITS,
  type ReplyId,
  type ReportGround,
  type ReportId,
  type SiteId,
  type VoterId,
} from '@riposte/protocol'
import type { PlacedReply } from '../backend/placed-reply.ts'
import { type FeedbackNeeds, publishedReply } from './vote.ts'

export interface Report {
  readonly replyId: ReplyId
  readonly reportId: ReportId
  readonly reporter: VoterId
  readonly ground: ReportGround
  readonly words: string
}

/**
 * Records that a reader wants a person to look at a published reply. The reply stays as it is: a
 * crowd cannot take it down. From the same reader a second time it is the same report.
 *
 * @throws Problem `reply-not-found`, `thread-closed`, `storage-unavailable`.
 */
export async function reportReply(
  needs: FeedbackNeeds,
  site: SiteId,
  report: Report,
): Promise<PlacedReply> {
  const reply = await publishedReply(needs, site, report.replyId)
  const isKnown = reply.reports.some(({ id }) => id === report.reportId)
  if (isKnown || reply.reports.length >= LIMITS.reportsOfReplyMax) return reply
  const outcome = await needs.journal.record({ type: 'reported', site, at: needs.now(), ...report })
  return outcome.reply ?? reply
}
