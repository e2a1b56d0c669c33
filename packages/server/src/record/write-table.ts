import type { KeptEntry, RecordEntry } from './record-entry.ts'

type Cell = string | number | boolean | null | undefined

/** Columns of the record as a table, by their heads. */
const COLUMNS: Readonly<Record<string, (entry: RecordEntry, hash: string) => Cell>> = {
  number: ({ number }) => number,
  at: ({ at }) => new Date(at).toISOString(),
  subject: ({ subject }) => subject,
  role: ({ actor }) => actor.role,
  actor: ({ actor }) => actor.id,
  act: ({ act }) => act,
  before: ({ before }) => before,
  outcome: ({ outcome }) => outcome,
  cause: ({ cause }) => cause,
  waited_ms: ({ waitedMs }) => waitedMs,
  evidence: ({ evidence }) => evidence.join(' '),
  visibility: ({ statement }) => statement?.visibility,
  ground: ({ statement }) => statement?.ground,
  category: ({ statement }) => statement?.category,
  source: ({ statement }) => statement?.source,
  automated_detection: ({ statement }) => statement?.automatedDetection,
  automated_decision: ({ statement }) => statement?.automatedDecision,
  facts: ({ statement }) => statement?.facts,
  model: ({ versions }) => versions.model,
  rules: ({ versions }) => versions.rules,
  notice: ({ versions }) => versions.notice,
  hash: (_entry, hash) => hash,
}

/** The record as lines of CSV (RFC 4180), the heads first. */
export function* writeTable(entries: Iterable<KeptEntry>): Generator<string> {
  yield Object.keys(COLUMNS).join(',')
  const columns = Object.values(COLUMNS)
  for (const { body, hash } of entries) {
    const entry = JSON.parse(body) as RecordEntry
    yield columns.map((cellOf) => quoted(cellOf(entry, hash))).join(',')
  }
}

/** The record as JSON, an entry a line with its hash: enough to verify it again elsewhere. */
export function* writeLines(entries: Iterable<KeptEntry>): Generator<string> {
  for (const { number, body, hash } of entries) {
    yield `{"number":${number},"hash":${JSON.stringify(hash)},"entry":${body}}`
  }
}

/** A cell that begins like a formula gets a quote mark before it: no program computes it. */
function quoted(cell: Cell): string {
  const text = String(cell ?? '')
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
