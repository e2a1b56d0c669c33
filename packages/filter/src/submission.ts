/** What somebody sent, as far as the filter may see it. Every field is judged as plain text. */
export interface Submission {
  /** May carry HTML, BBCode or bare addresses; of long texts only head and tail are read. */
  readonly text: string
  readonly author?: string
  readonly authorUrl?: string
  readonly email?: string
  readonly articleTitle?: string
  /** BCP 47, of the thread or the site: whether the text is in its script is a fact. */
  readonly language?: string
}

/** How it was sent. What is not known is left out, and then says nothing either way. */
export interface Facts {
  /** A field that people cannot see was filled in. */
  readonly honeypotFilled?: boolean
  /** From the form's making to its sending. */
  readonly formSeconds?: number
  readonly agent?: 'browser' | 'program' | 'none'
  /** The browser came from a page of another site than the one that it answers. */
  readonly referrerElsewhere?: boolean
  /** What the site's own form carried with it: as it was given out, or missing or wrong. */
  readonly formToken?: 'passed' | 'failed'
  /** The writer's role on the site, when signed in: "administrator", "subscriber". */
  readonly role?: string
}

/** What a submission turned out to be: the truth that lessons teach. */
export type Label = 'ham' | 'spam'
