import type { KeptEntry, RecordEntry } from './record-entry.ts'

type Counts = Readonly<Record<string, number>>

/** What a site decided in one year, for a transparency report (DSA 15 and 24). */
export interface YearReport {
  readonly year: number
  readonly site: string
  /** False: entries of this year have been dropped, or the year is not over. */
  readonly isWhole: boolean
  readonly entries: number
  /** By what happened. */
  readonly acts: Counts
  /** Of what readers did not see: by cause, by who found it, by how it was decided. */
  readonly restrictions: {
    readonly count: number
    readonly causes: Counts
    readonly sources: Counts
    readonly automation: Counts
    /** Of all: decided without a person. Null when there are none. */
    readonly automatedShare: number | null
  }
  /** What the filter or a rule held or kept apart and a person then published. */
  readonly overturned: {
    readonly held: OverturnedCount
    readonly keptApart: OverturnedCount
  }
  /** Of decisions about replies that waited. Null when there are none. */
  readonly medianWaitMs: number | null
  readonly appeals: {
    readonly made: number
    readonly answered: number
    readonly granted: number
  }
}

interface OverturnedCount {
  /** That a person decided about. */
  readonly decided: number
  readonly published: number
}

/** What a year's report says of, besides the entries. */
export interface ReportScope {
  readonly site: string
  readonly year: number
  /** Whether entries were dropped that may be of this year. */
  readonly isCut: boolean
  readonly now: number
}

/** Counts a year's entries (UTC). What was held before the year counts when it is decided in it. */
export function yearReport(entries: Iterable<KeptEntry>, scope: ReportScope): YearReport {
  const { year, site, isCut, now } = scope
  const [from, to] = [Date.UTC(year), Date.UTC(year + 1)]
  const acts = newTally()
  const [causes, sources, automation] = [newTally(), newTally(), newTally()]
  const overturned = { held: { decided: 0, published: 0 }, keptApart: { decided: 0, published: 0 } }
  const waits: number[] = []
  const appeals = { made: 0, answered: 0, granted: 0 }
  let count = 0
  for (const { body } of entries) {
    const entry = JSON.parse(body) as RecordEntry
    if (entry.at < from || entry.at >= to) continue
    count++
    acts.add(entry.act)
    if (entry.act === 'appealed') appeals.made++
    if (entry.act === 'appeal-answered') appeals.answered++
    if (entry.act === 'appeal-answered' && entry.outcome === 'published') appeals.granted++
    if (entry.statement) {
      causes.add(entry.cause ?? 'other')
      sources.add(entry.statement.source)
      automation.add(entry.statement.automatedDecision)
    }
    const kind = kindDecided(entry)
    if (kind) {
      overturned[kind].decided++
      if (entry.outcome === 'published') overturned[kind].published++
    }
    if (kind === 'held' && entry.waitedMs !== null) waits.push(entry.waitedMs)
  }
  const restricted = automation.total()
  return {
    year,
    site,
    isWhole: !isCut && now >= to,
    entries: count,
    acts: acts.counts(),
    restrictions: {
      count: restricted,
      causes: causes.counts(),
      sources: sources.counts(),
      automation: automation.counts(),
      automatedShare: restricted === 0 ? null : (automation.counts()['FULLY'] ?? 0) / restricted,
    },
    overturned,
    medianWaitMs: medianOf(waits),
    appeals,
  }
}

const BY_PERSON: ReadonlySet<string> = new Set([
  'approved',
  'marked-spam',
  'rejected',
  'appeal-answered',
])

/** What a person decided about: a reply that waited, or was kept apart without a person. */
function kindDecided({ act, before }: RecordEntry): 'held' | 'keptApart' | null {
  if (!BY_PERSON.has(act)) return null
  if (before === 'held') return 'held'
  return before === 'spam' ? 'keptApart' : null
}

function newTally() {
  const counts = new Map<string, number>()
  return {
    add: (key: string) => void counts.set(key, (counts.get(key) ?? 0) + 1),
    counts: (): Counts => Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1))),
    total: () => [...counts.values()].reduce((sum, it) => sum + it, 0),
  }
}

function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  if (sorted.length % 2 === 1) return sorted[middle]!
  return (sorted[middle - 1]! + sorted[middle]!) / 2
}
