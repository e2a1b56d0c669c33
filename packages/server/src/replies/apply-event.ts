import type {
  Answer,
  Appealed,
  ArticleId,
  Decided,
  DecisionId,
  DecisionKind,
  Edited,
  EpochMs,
  Erased,
  ErasedBy,
  Ground,
  Imported,
  LessonLabel,
  Marked,
  ModeratorId,
  Objected,
  Position,
  Recorded,
  RecordedVerdict,
  ReplyId,
  ReplyStatus,
  Reported,
  ReportGround,
  ReportId,
  Revision,
  SiteId,
  Submitted,
  Undone,
  VoterId,
  WriterId,
} from '@riposte/protocol'
import { type Appeal, keptAppeals, openAppealOf, withAppeal } from './appeal-state.ts'

export { openAppealOf }

/** A decision that has not been taken back. */
export interface StandingDecision {
  readonly id: DecisionId
  readonly kind: DecisionKind
  readonly ground: Ground | null
  readonly moderatorId: ModeratorId
  readonly at: EpochMs
  readonly position: Position
  readonly lesson: { readonly label: LessonLabel; readonly features: string } | null
  readonly answers?: Answer
}

/** What a reader reported and no person has decided about since. */
export interface OpenReport {
  readonly id: ReportId
  readonly reporter: VoterId
  readonly ground: ReportGround
  readonly words: string
  readonly at: EpochMs
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
  /** The status that it came in with, before any person decided here. */
  readonly statusByFilter: ReplyStatus
  /** Hashed features, base64; empty once the reply is erased. */
  readonly features: string
  /** Oldest first; the last one stands. */
  readonly decisions: readonly StandingDecision[]
  readonly writer: WriterId | null
  readonly badge: string
  /** Oldest first; the present words are not among them. */
  readonly revisions: readonly Revision[]
  readonly reports: readonly OpenReport[]
  /** Oldest first. */
  readonly appeals: readonly Appeal[]
  readonly isPinned: boolean
  readonly isPicked: boolean
  /** The version of the notice that it was written under; null where none is known. */
  readonly notice: string | null
  /** Where it was moved from; null for a reply that was written here. */
  readonly imported: Pick<Imported, 'from' | 'id' | 'at'> | null
  /** When its writer objected to the filter's learning from it; null: not. */
  readonly objectedAt: EpochMs | null
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
export function mayHaveBeenShown({ status, position, firstPosition, appeals }: Reply): boolean {
  const appeal = appeals.at(-1)
  const version = appeal?.position === position ? appeal.after : position
  return status === 'published' || version !== firstPosition || status === 'erased'
}

export type ReplyEvent =
  | Submitted
  | Edited
  | Reported
  | Appealed
  | Marked
  | Decided
  | Undone
  | Objected
  | Erased

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
    case 'edited':
      return before && before.status !== 'erased' ? editedReply(before, event, position) : before
    case 'reported':
      return before && before.status !== 'erased' ? withReport(before, event) : before
    case 'appealed':
      return before && before.status !== 'erased' ? withAppeal(before, event, position) : before
    case 'marked':
      return before && before.status !== 'erased' ? markedReply(before, event, position) : before
    case 'decided': {
      if (!before || before.status === 'erased') return before
      const { decisionId: id, decision: kind, ground, moderatorId, at, lesson, answers } = event
      const teaches = before.objectedAt === null ? lesson : null
      const made = { id, kind, ground, moderatorId, at, position, lesson: teaches }
      const decided = answers ? { ...made, answers } : made
      return withDecisions(before, [...before.decisions, decided], position, at)
    }
    case 'undone': {
      if (!before || before.status === 'erased') return before
      const standing = before.decisions.filter(({ id }) => id !== event.decisionId)
      return withDecisions(before, standing, position, event.at)
    }
    case 'objected':
      return before && before.status !== 'erased' ? objectedReply(before, event, position) : before
    case 'erased':
      return erasedReply(event, position)
  }
}

function submittedReply(event: Submitted, position: Position): Reply {
  const { site, replyId: id, article, parentId, name, website, text, status, imported } = event
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
    writer: event.writer ?? null,
    badge: event.badge ?? '',
    notice: event.notice ?? null,
    ...UNMARKED,
    revisions: imported?.revisions ?? [],
    imported: imported ? { from: imported.from, id: imported.id, at: imported.at } : null,
    objectedAt: null,
    erasedBy: null,
    erasedAt: null,
    changedAt: imported?.at ?? event.at,
    firstPosition: position,
    position,
  }
}

const UNMARKED = {
  revisions: [],
  reports: [],
  appeals: [],
  isPinned: false,
  isPicked: false,
} as const

/** Decisions were about other words, so none stands any more. */
function editedReply(before: Reply, event: Edited, position: Position): Reply {
  const { text, status, verdict, features, at } = event
  return {
    ...before,
    text,
    name: event.name ?? before.name,
    website: event.website ?? before.website,
    status,
    verdict,
    statusByFilter: status,
    features: before.objectedAt === null ? features : '',
    notice: event.notice ?? before.notice,
    decisions: [],
    appeals: keptAppeals(before),
    revisions: [...before.revisions, { text: before.text, replacedAt: at }],
    changedAt: at,
    position,
  }
}

/** Not a new version: a moderator who is deciding need not look again. */
function withReport(before: Reply, event: Reported): Reply {
  const { reportId: id, reporter, ground, words, at } = event
  if (before.reports.some((it) => it.id === id)) return before
  return { ...before, reports: [...before.reports, { id, reporter, ground, words, at }] }
}

function markedReply(before: Reply, { mark, on }: Marked, position: Position): Reply {
  return { ...before, [mark === 'pinned' ? 'isPinned' : 'isPicked']: on, position }
}

function withDecisions(
  before: Reply,
  decisions: readonly StandingDecision[],
  position: Position,
  changedAt: EpochMs,
): Reply {
  const standing = decisions.at(-1)
  const status = standing ? STATUS_AFTER[standing.kind] : before.statusByFilter
  // A person has looked: what readers reported is answered by that.
  return { ...before, decisions, status, reports: [], changedAt, position }
}

/** Nothing teaches any more. Its life is not counted anew: nothing else has changed. */
function objectedReply(before: Reply, { at: objectedAt }: Objected, position: Position): Reply {
  if (before.objectedAt !== null) return before
  const decisions = before.decisions.map((it) => ({ ...it, lesson: null }))
  return { ...before, features: '', decisions, objectedAt, position }
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
    writer: null,
    badge: '',
    notice: null,
    ...UNMARKED,
    imported: null,
    objectedAt: null,
    erasedBy,
    erasedAt,
    changedAt: erasedAt,
    firstPosition: position,
    position,
  }
}
