import { type AppealId, type EpochMs, Problem, type ReplyId, type SiteId } from '@riposte/protocol'
import type { Journal } from '../backend/journal.ts'
import type { PlacedReply } from '../backend/placed-reply.ts'
import type { Views } from '../backend/views.ts'
import { mayAppeal, openAppealOf } from './appeal-state.ts'

export interface AppealNeeds {
  readonly journal: Journal
  readonly views: Views
  readonly now: () => EpochMs
  /** The id of an appeal: the same for the same reply and what it is against. */
  readonly appealIdOf: (parts: readonly string[]) => AppealId
}

/** What an appeal is against when no person has decided. */
const FILTER = 'filter'

/**
 * Records that a reply's writer asks a person to look at it. The same words sent again are the same
 * appeal.
 *
 * @throws Problem `not-appealable`, `reply-not-found`, `storage-unavailable`.
 */
export async function appealReply(
  needs: AppealNeeds,
  site: SiteId,
  replyId: ReplyId,
  words: string,
): Promise<PlacedReply> {
  const reply = await needs.views.reply(site, replyId)
  if (!reply || reply.status === 'erased') {
    throw new Problem('reply-not-found', 'This reply is no longer there.')
  }
  const known = settledAppeal(reply, words)
  if (known) return known
  const { position, revisions } = reply
  const against = reply.decisions.at(-1)?.id ?? `${FILTER} ${revisions.length}`
  const appealId = needs.appealIdOf([replyId, against])
  const event = { site, replyId, at: needs.now(), appealId, words }
  const outcome = await needs.journal.record({ type: 'appealed', ...event }, position)
  if (outcome.recorded && outcome.reply) return outcome.reply
  const settled = outcome.reply && settledAppeal(outcome.reply, words)
  if (settled) return settled
  const detail = 'Just now something else happened to this reply. Look at it again.'
  throw new Problem('not-appealable', detail)
}

/** The reply, if this appeal waits already; undefined, if it can be made. */
function settledAppeal(reply: PlacedReply, words: string): PlacedReply | undefined {
  const open = openAppealOf(reply)
  if (open?.words === words) return reply
  if (open) {
    const detail = 'You have appealed already: a person will answer on your receipt.'
    throw new Problem('not-appealable', detail, { says: 'appealedAlready' })
  }
  if (mayAppeal(reply)) return undefined
  const detail = 'There is nothing to appeal against here, or it was appealed before.'
  throw new Problem('not-appealable', detail)
}
