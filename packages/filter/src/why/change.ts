/** Everything that a writer may be told to have done otherwise. A closed, nameable list. */
export const CHANGE_CODES = [
  'without-link',
  'without-links',
  'without-contacts',
  'without-website',
  'without-email',
  'hidden-field-empty',
  'slower',
  'ordinary-browser',
  'own-form',
  'calmer',
  'plain-letters',
  'other-name',
  'without-sentence',
  'other-words',
] as const

export type ChangeCode = (typeof CHANGE_CODES)[number]

/** One thing done otherwise. It names places in the text and repeats none of its words. */
export interface Change {
  readonly code: ChangeCode
  /** Which link or sentence: where it stands in the text, in UTF-16 units. */
  readonly start?: number
  readonly end?: number
}

/** Changes after all of which a submission is published. */
export type Counterfactual = readonly Change[]
