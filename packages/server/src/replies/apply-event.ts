import type {
  ArticleId,
  Decided,
  DecisionId,
  DecisionKind,
  EpochMs,
  Erased,
  ErasedBy,
  Ground,
  LessonLabel,
  ModeratorId,
  Position,
  Recorded,
  RecordedVerdict,
  ReplyId,
  ReplyStatus,
  SiteId,
  Submitted,
  Undone,
} from '@riposte/protocol'

/** A decision that has not been taken back. */
export interface StandingDecision {
  readonly id: DecisionId
  readonly kind: DecisionKind
  readonly ground: Ground | null
  readonly moderatorId: ModeratorId
  readonly at: EpochMs
  readonly position: Position
  readonly lesson: { readonly label: LessonLabel; readonly features: string } | null
}

/** A reply as the events so far have made it. */
export interface Reply {
  readonly site: SiteId
  readonly id: ReplyId
  readonly article: ArticleId
  readonly parentId: ReplyId | null
  readonly name: string
  readonly website: string
  readonly text: string
  readonly submittedAt: EpochMs
  readonly status: ReplyStatus
  /** What the filter said; null once the reply is erased. */
  readonly verdict: RecordedVerdict | null
  /** The status that the verdict led to, before any person decided. */
  readonly statusByFilter: ReplyStatus
  /** Hashed features, base64; empty once the reply is erased. */
  readonly features: string
  /** Oldest first; the last one stands. */
  readonly decisions: readonly StandingDecision[]
  readonly erasedBy: ErasedBy | null
  readonly erasedAt: EpochMs | null
  /** When the last event changed it: its life is counted from here. */
  readonly changedAt: EpochMs
  /** Of the event that submitted it, or erased it. */
  readonly firstPosition: Position
  /** Of the last event that changed it: its version. */
  readonly position: Position
}

/** A reply that waits or is kept apart since it came in is nobody else's business. */
export function mayHaveBeenShown({ status, position, firstPosition }: Reply): boolean {
  return status === 'published' || position !== firstPosition || status === 'erased'
}

export type ReplyEvent = Submitted | Decided | Undone | Erased

const STATUS_AFTER: Record<DecisionKind, ReplyStatus> = {
  approve: 'published',
  spam: 'spam',
  reject: 'rejected',
}

/**
 * What a reply is after an event, given what it was before (undefined: it was not).
 *
 * Pure, total and idempotent: an event at or before the reply's version changes nothing. Every
 * view of the replies, on every node, is a fold of this function over the journal.
 */
export function applyEvent(
  before: Reply | undefined,
  { position, event }: Recorded<ReplyEvent>,
): Reply | undefined {
  if (before && before.position >= position) return before
  switch (event.type) {
    case 'submitted':
      return before ?? submittedReply(event, position)
    case 'decided': {
      if (!before || before.status === 'erased') return before
      const { decisionId: id, decision: kind, ground, moderatorId, at, lesson } = event
      const decided = { id, kind, ground, moderatorId, at, position, lesson }
      return withDecisions(before, [...before.decisions, decided], position, at)
    }
    case 'undone': {
      if (!before || before.status === 'erased') return before
      const standing = before.decisions.filter(({ id }) => id !== event.decisionId)
      return withDecisions(before, standing, position, event.at)
    }
    case 'erased':
      return erasedReply(event, position)
  }
}

function submittedReply(event: Submitted, position: Position): Reply {
  const { site, replyId: id, article, parentId, name, website, text, status } = event
  return {
    site,
    id,
    article,
    parentId,
    name,
    website,
    text,
    submittedAt: event.at,
    status,
    verdict: event.verdict,
    statusByFilter: status,
    features: event.features,
    decisions: [],
    erasedBy: null,
    erasedAt: null,
    changedAt: event.at,
    firstPosition: position,
    position,
  }
}

function withDecisions(
  before: Reply,
  decisions: readonly StandingDecision[],
  position: Position,
  changedAt: EpochMs,
): Reply {
  const standing = decisions.at(-1)
  const status = standing ? STATUS_AFTER[standing.kind] : before.statusByFilter
  return { ...before, decisions, status, changedAt, position }
}

/** Nothing of the writer's is left: only the place in the thread. */
function erasedReply(event: Erased, position: Position): Reply {
  const { site, replyId: id, article, parentId, submittedAt, by: erasedBy, at: erasedAt } = event
  return {
    site,
    id,
    article,
    parentId,
    name: '',
    website: '',
    text: '',
    submittedAt,
    status: 'erased',
    verdict: null,
    statusByFilter: 'erased',
    features: '',
    decisions: [],
    erasedBy,
    erasedAt,
    changedAt: erasedAt,
    firstPosition: position,
    position,
  }
}
