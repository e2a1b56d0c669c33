import {
  type Answer,
  type Appealed,
  type AppealId,
  type EpochMs,
  LIMITS,
  type ModeratorId,
  type Position,
} from '@riposte/protocol'
import type { Reply, StandingDecision } from './apply-event.ts'

/** What the writer of a reply asked a person to look at. */
export interface Appeal {
  readonly id: AppealId
  readonly at: EpochMs
  readonly words: string
  /** Who had decided what it is against; null: nobody but the filter. */
  readonly against: ModeratorId | null
  readonly position: Position
  /** The reply's version before it. */
  readonly after: Position
}

/** The appeal that waits for an answer: the last one, unless the reply is published or decided. */
export function openAppealOf(reply: Reply): Appeal | undefined {
  const last = reply.appeals.at(-1)
  if (!last || reply.status === 'published' || reply.status === 'erased') return undefined
  return reply.decisions.some(({ position }) => position > last.position) ? undefined : last
}

/** The standing decision that answered an appeal, and with which words. */
export function answerTo(
  reply: Reply,
  appeal: Appeal,
): (StandingDecision & { readonly answers: Answer }) | undefined {
  for (const decision of reply.decisions) {
    const { answers } = decision
    if (answers?.appealId === appeal.id) return { ...decision, answers }
  }
  return undefined
}

/**
 * Whether the writer may appeal now: against the filter, or against a decision that is not itself
 * the answer to an appeal, as the second look is the last one.
 */
export function mayAppeal(reply: Reply): boolean {
  const stands = reply.status !== 'published' && reply.status !== 'erased'
  const isAnswered = reply.decisions.at(-1)?.answers !== undefined
  if (!stands || isAnswered || openAppealOf(reply)) return false
  return reply.appeals.length < LIMITS.appealsOfReplyMax
}

/**
 * Whether this moderator decided what an appeal is against, or what stands now: then somebody else
 * has to answer it.
 */
export function isOwnDecision(reply: Reply, appeal: Appeal, moderatorId: ModeratorId): boolean {
  return [appeal.against, reply.decisions.at(-1)?.moderatorId].includes(moderatorId)
}

/** A new version: nobody decides about words that they have not read. Its life goes on. */
export function withAppeal(before: Reply, event: Appealed, position: Position): Reply {
  const { appealId: id, words, at } = event
  const isKnown = before.appeals.some((it) => it.id === id)
  if (before.status === 'published' || isKnown || openAppealOf(before)) return before
  const against = before.decisions.at(-1)?.moderatorId ?? null
  const appeal: Appeal = { id, at, words, against, position, after: before.position }
  return { ...before, appeals: [...before.appeals, appeal], position }
}

/** After an edit: answers were about other words, but who waits goes on waiting. */
export function keptAppeals(before: Reply): readonly Appeal[] {
  const open = openAppealOf(before)
  return open ? [open] : []
}
