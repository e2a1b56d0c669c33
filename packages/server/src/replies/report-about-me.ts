import { type EpochMs, LIMITS, Problem, type ReportId, type SiteId } from '@riposte/protocol'
import type { Journal } from '../backend/journal.ts'
import type { PlacedReply } from '../backend/placed-reply.ts'
import type { Views } from '../backend/views.ts'
import type { Report } from './report.ts'

export interface ReportAboutMeNeeds {
  readonly journal: Journal
  readonly views: Views
  readonly now: () => EpochMs
}

/**
 * Records that somebody asks for a reply about themselves to be looked at. It stays as it is until
 * then. Read-only threads take it too, unlike other reports: people's rights do not end there.
 *
 * @throws Problem `reply-not-found`, `rate-limited` with very many open reports.
 */
export async function reportAboutMe(
  { journal, views, now }: ReportAboutMeNeeds,
  site: SiteId,
  report: Report,
): Promise<PlacedReply> {
  const reply = await views.reply(site, report.replyId)
  if (reply?.status !== 'published') {
    throw new Problem('reply-not-found', 'This reply is no longer there.')
  }
  if (reply.reports.some(({ id }) => id === report.reportId)) return reply
  if (reply.reports.length >= LIMITS.aboutMeOfReplyMax) {
    const detail = 'Many reports about this reply wait for a moderator. Please try again tomorrow.'
    throw new Problem('rate-limited', detail, { retryAfterSeconds: 24 * 60 * 60 })
  }
  const outcome = await journal.record({ type: 'reported', site, at: now(), ...report })
  return outcome.reply ?? reply
}

/** `waiting`: nobody has looked since. `kept`: somebody has. `removed`: it is no longer shown. */
export type ReportOutcome = 'waiting' | 'kept' | 'removed'

/** What became of a report; a decision about the reply answers it. */
export function outcomeOfReport(reply: PlacedReply | undefined, reportId: ReportId): ReportOutcome {
  if (reply?.status !== 'published') return 'removed'
  return reply.reports.some(({ id }) => id === reportId) ? 'waiting' : 'kept'
}
