export type VerdictLabel = 'ham' | 'unsure' | 'spam'

/** One signal and how far it moved the score, in log-odds, with the sentence that people read. */
export interface RecordedReason {
  readonly code: string
  readonly logOdds: number
  readonly sentence: string
  /** How many links, or other submissions, it speaks of, where it does. */
  readonly count?: number
}

/** One thing that could have been otherwise. It repeats nothing that its writer gave. */
export interface RecordedChange {
  /** `without-links`, `other-name`, …: the filter's, or `published-before`, the site's. */
  readonly code: string
  /** Which link or sentence: where it stands in the text, in UTF-16 units. */
  readonly start?: number
  readonly end?: number
  /** How many more published replies of the same writer. */
  readonly count?: number
}

/** What would have become of a reply with all of some changes. Tried before it was recorded. */
export interface RecordedCounterfactual {
  readonly status: 'published' | 'held'
  readonly changes: readonly RecordedChange[]
}

/** A verdict as it is kept: made once, with its reasons, and never computed again. */
export interface RecordedVerdict {
  readonly label: VerdictLabel
  readonly discard: boolean
  /** That this is spam, in [0, 1]. */
  readonly probability: number
  /** They add up to the score: the log-odds of `probability`. Empty when the filter failed. */
  readonly reasons: readonly RecordedReason[]
  /** Which model judged; `none` when the filter failed and the reply was held for that. */
  readonly model: string
  /** Eight hexadecimal digits that near-duplicates share, when there were some before. */
  readonly campaign?: string
  /**
   * For what was not published at once: what would have been, most often one. None was found when
   * it is empty; none was looked for when it is not there, as for campaigns.
   */
  readonly counterfactuals?: readonly RecordedCounterfactual[]
}
