import type {
  Appealed,
  Decided,
  DecisionKind,
  Edited,
  EpochMs,
  Erased,
  JournalEvent,
  RecordedVerdict,
  Submitted,
  ThreadRuled,
  Undone,
} from '@riposte/protocol'
import type { Reply } from '../replies/apply-event.ts'
import type { RecordDraft, RecordedAct, RecordVersions } from './record-entry.ts'
import { CAUSES, type Statement, type StatementCause, sourceOf } from './statement.ts'

/** What stood behind a decision and is in no event. */
export interface RecordContext {
  /** Hash of the site's rules and blocks. */
  readonly rules: string
  /** Version of the notice that readers saw. */
  readonly notice: string
  /** Of the threads, ISO 639-1 in capitals, or null. */
  readonly language: string | null
}

export type RecordedReply = Pick<
  Reply,
  | 'status'
  | 'statusByFilter'
  | 'submittedAt'
  | 'changedAt'
  | 'verdict'
  | 'reports'
  | 'decisions'
  | 'position'
>

interface Around {
  readonly before: RecordedReply | undefined
  readonly after: RecordedReply | undefined
  readonly context: RecordContext
}

type DraftOf = {
  readonly [T in JournalEvent['type']]: (
    event: Extract<JournalEvent, { type: T }>,
    around: Around,
  ) => RecordDraft | null
}

const nothing = () => null

/** Every type of event, so that a new one is not forgotten. */
const DRAFT_OF: DraftOf = {
  submitted: (event, around) => (event.imported ? null : judged(event, around)),
  edited: (event, around) => judged(event, around),
  decided,
  undone,
  erased,
  'thread-ruled': ruled,
  // No verdict and no person's decision about a reply.
  voted: nothing,
  reported: nothing,
  marked: nothing,
  objected: nothing,
  appealed,
  taught: nothing,
  forgotten: nothing,
}

/**
 * What `event` adds to the record of decisions: a verdict that did not simply publish, a person's
 * decision, an erasure. Null: nothing. Pure; it takes no word of the reply, name or id over.
 *
 * @param before the reply before the event, undefined when it was not.
 */
export function recordEntryOf(
  event: JournalEvent,
  before: RecordedReply | undefined,
  after: RecordedReply | undefined,
  context: RecordContext,
): RecordDraft | null {
  const draftOf = DRAFT_OF[event.type] as (it: JournalEvent, around: Around) => RecordDraft | null
  return draftOf(event, { before, after, context })
}

function judged(event: Submitted | Edited, { before, after, context }: Around) {
  if (!after || after.position === before?.position || event.status === 'published') return null
  const { site, at, status, verdict } = event
  const rule = ruleIn(verdict)
  const cause = rule ? 'rule' : status === 'spam' ? 'advertising' : 'unsure'
  return {
    site,
    at,
    actor: rule
      ? ({ role: 'rule', id: rule } as const)
      : ({ role: 'filter', id: verdict.model } as const),
    act: status === 'spam' ? (verdict.discard ? 'discarded' : 'kept-apart') : 'held',
    before: before?.status ?? null,
    outcome: status,
    waitedMs: null,
    evidence: codesOf(verdict),
    cause,
    statement: statementOf(cause, at, after, context, {
      visibility: 'CONTENT_DISABLED',
      source: 'VOLUNTARY',
      automatedDetection: true,
      automatedDecision: status === 'held' ? 'PARTIALLY' : 'FULLY',
      facts: rule
        ? 'A rule of the site met the reply when it came in, and applied by itself.'
        : 'The spam filter of the site judged the reply when it came in, without a person.',
    }),
    versions: versionsOf(verdict, context),
  } satisfies RecordDraft
}

const ACTS: Record<DecisionKind, RecordedAct> = {
  approve: 'approved',
  spam: 'marked-spam',
  reject: 'rejected',
}

function decided(event: Decided, around: Around): RecordDraft | null {
  const cause = event.decision === 'spam' ? 'advertising' : (event.ground ?? 'other')
  return byModerator(event, around, event.answers ? 'appeal-answered' : ACTS[event.decision], cause)
}

function undone(event: Undone, around: Around): RecordDraft | null {
  return byModerator(event, around, 'undone', around.after ? causeOf(around.after) : 'other')
}

/** Why a reply is not shown now: for the last decision that stands, else for the filter's. */
function causeOf({ status, decisions }: RecordedReply): StatementCause {
  const ground = decisions.at(-1)?.ground
  if (ground) return ground
  return status === 'spam' ? 'advertising' : 'unsure'
}

function byModerator(
  { site, at, moderatorId: id }: Decided | Undone,
  { before, after, context }: Around,
  act: RecordedAct,
  cause: StatementCause,
): RecordDraft | null {
  if (!before || !after || after.position === before.position) return null
  const isHidden = after.status !== 'published'
  // An answer that leaves all as it was restricts nothing anew.
  const isStated = isHidden && (act !== 'appeal-answered' || after.status !== before.status)
  const wasFound = before.statusByFilter !== 'published'
  return {
    site,
    at,
    actor: { role: 'moderator', id },
    act,
    before: before.status,
    outcome: after.status,
    waitedMs: Math.max(0, at - before.changedAt),
    evidence: [...codesOf(before.verdict), ...reportsIn(before)],
    cause: isHidden ? cause : null,
    statement: isStated
      ? statementOf(cause, at, before, context, {
          visibility: after.status === 'held' ? 'CONTENT_DISABLED' : 'CONTENT_REMOVED',
          source: sourceOf(before.reports),
          automatedDetection: wasFound,
          automatedDecision: 'NOT_AUTOMATED',
          facts: `A moderator read the reply and decided. ${foundBy(before)}`,
        })
      : null,
    versions: versionsOf(before.verdict, context),
  }
}

function foundBy({ statusByFilter, reports }: RecordedReply): string {
  if (reports.length > 0) return 'Readers had reported it.'
  return statusByFilter === 'published'
    ? 'Nobody had reported it.'
    : 'The filter had pointed to it.'
}

function appealed({ site, at }: Appealed, { before, after, context }: Around): RecordDraft | null {
  if (!before || !after || after.position === before.position) return null
  return {
    site,
    at,
    actor: { role: 'writer', id: 'writer' },
    act: 'appealed',
    before: before.status,
    outcome: after.status,
    waitedMs: null,
    evidence: [],
    cause: null,
    statement: null,
    versions: versionsOf(before.verdict, context),
  }
}

function erased({ site, at, by }: Erased, { before, context }: Around): RecordDraft | null {
  if (before?.status === 'erased') return null
  const role = by === 'writer' ? 'writer' : 'retention'
  return {
    site,
    at,
    actor: { role, id: role },
    act: 'erased',
    before: before?.status ?? null,
    outcome: 'erased',
    waitedMs: null,
    evidence: [],
    cause: null,
    statement: null,
    versions: versionsOf(null, context),
  }
}

function ruled({ site, at, state, moderatorId: id }: ThreadRuled, { context }: Around) {
  return {
    site,
    at,
    actor: { role: 'moderator', id },
    act: 'thread-ruled',
    before: null,
    outcome: state,
    waitedMs: null,
    evidence: [],
    cause: null,
    statement: null,
    versions: versionsOf(null, context),
  } satisfies RecordDraft
}

function statementOf(
  cause: StatementCause,
  at: EpochMs,
  { submittedAt }: RecordedReply,
  { language }: RecordContext,
  rest: Pick<
    Statement,
    'visibility' | 'source' | 'automatedDetection' | 'automatedDecision' | 'facts'
  >,
): Statement {
  return {
    ...CAUSES[cause],
    contentType: 'TEXT',
    contentLanguage: language,
    contentDate: dayOf(submittedAt),
    applicationDate: dayOf(at),
    ...rest,
  }
}

const dayOf = (at: EpochMs) => new Date(at).toISOString().slice(0, 10)

/** The code of the site's own rule, if one had a say. */
function ruleIn({ reasons }: RecordedVerdict): string | undefined {
  return reasons.find(({ code }) => /^(hold-|blocked)/.test(code))?.code
}

function codesOf(verdict: RecordedVerdict | null): readonly string[] {
  const reasons = [...(verdict?.reasons ?? [])]
  reasons.sort((a, b) => Math.abs(b.logOdds) - Math.abs(a.logOdds))
  return [...new Set(reasons.map(({ code }) => code))]
}

function reportsIn({ reports }: RecordedReply): readonly string[] {
  return [...new Set(reports.map(({ ground }) => `report-${ground}`))]
}

function versionsOf(
  verdict: RecordedVerdict | null,
  { rules, notice }: RecordContext,
): RecordVersions {
  return { model: verdict?.model ?? '', rules, notice }
}
