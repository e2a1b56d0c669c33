import type {
  DecisionKind,
  DeskEntry,
  Ground,
  Mark,
  Queue,
  RecordedReason,
  ReportGround,
} from '@riposte/protocol'

export const QUEUE_NAMES: Record<Queue, string> = {
  held: 'Held',
  spam: 'Spam',
  reported: 'Reported',
  appeals: 'Appeals',
  published: 'Published',
  decided: 'Decided',
}

const GROUND_NAMES: Record<Ground, string> = {
  abuse: 'Abuse',
  'off-topic': 'Off topic',
  'personal-data': 'Personal data',
  illegal: 'Illegal',
  other: 'Other',
}

/** Short, for the line about the last decision. */
const DONE_BRIEFLY: Record<DecisionKind, string> = {
  approve: 'Approved',
  spam: 'Spam',
  reject: 'Rejected',
}

const DONE: Record<DecisionKind, string> = {
  approve: 'Approved',
  spam: 'Marked as spam',
  reject: 'Rejected',
}

export const EMPTY: Record<Queue, { readonly title: string; readonly text: string }> = {
  held: { title: 'Nothing waits. Well done.', text: 'New replies appear here by themselves.' },
  spam: {
    title: 'No spam here.',
    text: 'What the filter keeps apart stays for a while, in case it was wrong.',
  },
  reported: {
    title: 'Nobody complains.',
    text: 'What readers report appears here, until somebody decides about it.',
  },
  appeals: {
    title: 'Nobody waits for an answer.',
    text: 'Writers who ask a person to look again appear here, the longest wait first.',
  },
  published: {
    title: 'Nothing new is published.',
    text: 'What the filter publishes by itself appears here, until somebody decides about it.',
  },
  decided: {
    title: 'Nothing decided yet.',
    text: 'Every decision is kept here, and can be undone.',
  },
}

/** What a decision just did, in short and whole: an appeal is granted or refused. */
export function doneInWords(
  { appeal, status }: Pick<DeskEntry, 'appeal' | 'status'>,
  kind: DecisionKind,
): { readonly brief: string; readonly whole: string } {
  const upheld = appeal && status !== 'held' && kind !== 'approve'
  const answered = upheld ? 'Upheld' : appeal && kind === 'approve' ? 'Published' : null
  return { brief: answered ?? DONE_BRIEFLY[kind], whole: answered ?? DONE[kind] }
}

/** What the filter concluded. Its label, not the number: it holds what it is not sure about. */
export function verdictInWords({ label, probability }: DeskEntry['verdict']): string {
  if (label === 'unsure') return 'not sure'
  if (label === 'spam') return 'spam'
  return probability < 0.05 ? 'surely fine' : 'probably fine'
}

/** Never 0 % or 100 %: the filter is never that sure. */
export function percent(probability: number): string {
  return `${Math.min(99.9, Math.max(0.1, Math.round(probability * 1000) / 10))} %`
}

/** What moved the verdict most, first. */
export function strongestFirst(reasons: readonly RecordedReason[]): readonly RecordedReason[] {
  return reasons.toSorted((a, b) => Math.abs(b.logOdds) - Math.abs(a.logOdds))
}

/** "Rejected (abuse), 5 minutes ago, by you". */
export function decisionInWords(
  { kind, ground, at, by, answer }: NonNullable<DeskEntry['decision']>,
  now: number,
): string {
  const why = ground ? ` (${GROUND_NAMES[ground].toLowerCase()})` : ''
  const answers = answer === null ? '' : ', answering an appeal'
  return `${DONE[kind]}${why}, ${ago(at, now)}, by ${by}${answers}`
}

export const MARKED: Record<Mark, Record<'on' | 'off', string>> = {
  pinned: { on: 'Pinned.', off: 'No longer pinned.' },
  picked: { on: 'Picked.', off: 'No longer picked.' },
}

export const REPORTED: Record<ReportGround, string> = {
  spam: 'advertising',
  abuse: 'abuse',
  'personal-data': 'personal data',
  illegal: 'against the law',
  other: 'something else',
}

const STEPS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** "5 minutes ago", from two moments in ms since 1970. */
export function ago(at: number, now: number): string {
  const step = STEPS.find(([, ms]) => now - at >= ms)
  if (!step) return 'just now'
  const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
  return words.format(-Math.floor((now - at) / step[1]), step[0])
}

/** What is said aloud after a decision: what happened, and how much is left to do. */
export function leftInWords(left: number): string {
  return left === 0 ? 'None left.' : `${left} left.`
}
