import type { Canaries } from './canaries.ts'
import type { Checks } from './checks.ts'
import type { Disclosures } from './disclosures.ts'
import type { Journal } from './journal.ts'
import type { MailBook } from './mail-book.ts'
import type { RecordBook } from './record-book.ts'
import type { SweepBook } from './sweep-book.ts'
import type { Views } from './views.ts'

/** Where the data lives: the journal, its views, and the way to let go of both. */
export interface Backend {
  readonly journal: Journal
  readonly views: Views
  readonly checks: Checks
  readonly mailBook: MailBook
  readonly disclosures: Disclosures
  readonly canaries: Canaries
  readonly recordBook: RecordBook
  readonly sweepBook: SweepBook
  /** Drops every view and folds it anew from the journal. */
  rebuildViews(): Promise<void>
  close(): Promise<void>
}
