import type { DecisionId, DecisionKind, DeskEntry, Position, ReplyId } from '@riposte/protocol'

/** A held reply, as the desk gets it. */
export function heldEntry(number: number, version: Position = number): DeskEntry {
  return {
    id: `reply${number}` as ReplyId,
    version,
    status: 'held',
    name: `Reader ${number}`,
    website: '',
    html: '<p>Words</p>',
    submittedAt: 0,
    articleTitle: 'Article',
    articleUrl: '/articles/a',
    answers: null,
    verdict: { label: 'unsure', discard: false, probability: 0.5, reasons: [], model: 'm' },
    reports: [],
    revisions: [],
    marks: [],
    appeal: null,
    decision: null,
  }
}

/** A reply that the filter published, and nobody decided about. */
export function publishedEntry(number: number, version: Position = number): DeskEntry {
  return { ...heldEntry(number, version), status: 'published' }
}

/** The same reply after a decision. */
export function decidedEntry(
  entry: DeskEntry,
  kind: DecisionKind,
  version: Position,
): DeskEntry & { readonly decision: NonNullable<DeskEntry['decision']> } {
  const status = kind === 'approve' ? 'published' : kind === 'spam' ? 'spam' : 'rejected'
  const id = `decision${version}` as DecisionId
  const decision = { id, kind, ground: null, at: 0, by: 'you', answer: null }
  return { ...entry, status, version, appeal: null, decision }
}
