export type VerdictLabel = 'ham' | 'unsure' | 'spam'

/** One signal and how far it moved the score, in log-odds, with the sentence that people read. */
export interface RecordedReason {
  readonly code: string
  readonly logOdds: number
  readonly sentence: string
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
}
