import {
  type Answer,
  type Decided,
  type DecisionId,
  type DecisionKind,
  type EpochMs,
  type LessonLabel,
  type ModeratorId,
  type NewDecision,
  type NewUndo,
  Problem,
  type ReplyId,
  type SiteId,
} from '@riposte/protocol'
import type { Journal, Outcome } from '../backend/journal.ts'
import type { PlacedReply } from '../backend/placed-reply.ts'
import type { Views } from '../backend/views.ts'
import { isOwnDecision, openAppealOf } from './appeal-state.ts'

export interface ModerateNeeds {
  readonly journal: Journal
  readonly views: Views
  readonly now: () => EpochMs
  readonly newDecisionId: () => DecisionId
}

/** A *reject* is about manners, not advertising, and must not teach a spam filter. */
const LESSON: Record<DecisionKind, LessonLabel | null> = {
  approve: 'ham',
  spam: 'spam',
  reject: null,
}

/**
 * Records a person's decision about a reply, with what it teaches. If its writer waits for the
 * answer to an appeal, this is the answer.
 *
 * @throws Problem `reply-not-found`; `already-decided` when the reply is no longer the version that
 *   the moderator saw; `invalid-request` when a ground is missing or out of place; `not-allowed`
 *   to whoever made the decision that the appeal is against.
 */
export async function decide(
  needs: ModerateNeeds,
  site: SiteId,
  moderatorId: ModeratorId,
  { replyId, version, decision, ground, answers: given }: NewDecision,
): Promise<PlacedReply> {
  if ((decision === 'reject') !== (ground !== undefined)) {
    const detail = 'A reject names its ground; approve and spam have none.'
    throw new Problem('invalid-request', detail, { field: 'ground' })
  }
  const reply = await foundReply(needs.views, site, replyId)
  const answers = answerBy(moderatorId, reply, given)
  const label = LESSON[decision]
  const decided: Decided = {
    type: 'decided',
    site,
    replyId,
    at: needs.now(),
    decisionId: needs.newDecisionId(),
    moderatorId,
    decision,
    ground: ground ?? null,
    lesson: label && reply.features ? { label, features: reply.features } : null,
    ...(answers && { answers }),
  }
  return settled(await needs.journal.record(decided, version))
}

/** The answer to the appeal that waits, in whichever queue the moderator met it. */
function answerBy(
  moderatorId: ModeratorId,
  reply: PlacedReply,
  given: Answer | undefined,
): Answer | undefined {
  const open = openAppealOf(reply)
  if (given && given.appealId !== open?.id) throw movedOn()
  if (!open) return undefined
  if (isOwnDecision(reply, open, moderatorId)) throw forColleague()
  return given ?? { appealId: open.id, words: '' }
}

/**
 * Takes a decision back, with its lesson: an appeal that it answered waits again. Throws as
 * `decide` does.
 */
export async function undoDecision(
  needs: ModerateNeeds,
  site: SiteId,
  moderatorId: ModeratorId,
  { replyId, version, decisionId }: NewUndo,
): Promise<PlacedReply> {
  const reply = await foundReply(needs.views, site, replyId)
  const decision = reply.decisions.find(({ id }) => id === decisionId)
  if (!decision) throw movedOn()
  const answered = reply.appeals.find(({ id }) => id === decision.answers?.appealId)
  if (answered?.against === moderatorId) throw forColleague()
  const event = { site, replyId, at: needs.now(), decisionId, moderatorId }
  return settled(await needs.journal.record({ type: 'undone', ...event }, version))
}

async function foundReply(views: Views, site: SiteId, id: ReplyId): Promise<PlacedReply> {
  const reply = await views.reply(site, id)
  if (!reply) throw new Problem('reply-not-found', 'There is no such reply.')
  if (reply.status === 'erased') throw movedOn()
  return reply
}

function settled(outcome: Outcome): PlacedReply {
  if (!outcome.recorded || !outcome.reply) throw movedOn()
  return outcome.reply
}

function movedOn(): Problem {
  const detail = 'Meanwhile this reply was decided or erased. Look at it again before you decide.'
  return new Problem('already-decided', detail)
}

function forColleague(): Problem {
  const detail = 'This appeal is against your own decision: a colleague has to answer it.'
  return new Problem('not-allowed', detail)
}
