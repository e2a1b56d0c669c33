import type { Submission } from '../submission.ts'
import { calmed, inPlainLetters, type Sent } from './apply-changes.ts'
import type { ChangeCode, Counterfactual } from './change.ts'
import { hasContacts } from './contacts.ts'
import { linkSpans } from './link-spans.ts'
import { sentencesOf } from './sentences.ts'

/** What could have been otherwise in one submission: each a change that is one in fact. */
export interface Candidates {
  /** Each link by itself, when there are several. */
  readonly links: Counterfactual
  /** All that leads to somewhere else: links, contacts, website. */
  readonly leads: Counterfactual
  /** How it was sent. */
  readonly sending: Counterfactual
  /** How it is written and signed. */
  readonly manner: Counterfactual
  readonly sentences: Counterfactual
}

const only = (code: ChangeCode, isOne: boolean) => (isOne ? [{ code }] : [])

const LINKS_TOLD_APART_MAX = 6
const SENTENCES_TRIED_MAX = 24

/** All that leads to somewhere else, by what it is. */
export function leadsOf({ text, authorUrl }: Submission): Counterfactual {
  return [
    ...only('without-links', linkSpans(text).length > 0),
    ...only('without-contacts', hasContacts(text)),
    ...only('without-website', !!authorUrl?.trim()),
  ]
}

export function candidatesOf({ submission, facts }: Sent): Candidates {
  const { text, author, email } = submission
  const spans = linkSpans(text)
  const pieces = sentencesOf(text, SENTENCES_TRIED_MAX)
  const isOften = spans.length > 1 && spans.length <= LINKS_TOLD_APART_MAX
  return {
    links: isOften
      ? spans.map(({ address: { start, end } }) => ({ code: 'without-link', start, end }))
      : [],
    leads: leadsOf(submission),
    sending: [
      ...only('hidden-field-empty', facts.honeypotFilled === true),
      ...only('slower', facts.formSeconds !== undefined && facts.formSeconds < 2),
      ...only('ordinary-browser', facts.agent === 'program' || facts.agent === 'none'),
      ...only('own-form', facts.referrerElsewhere === true || facts.formToken === 'failed'),
      ...only('without-email', !!email?.trim()),
    ],
    manner: [
      ...only('calmer', calmed(text) !== text),
      ...only('plain-letters', inPlainLetters(text) !== text),
      ...only('other-name', !!author?.trim()),
    ],
    sentences:
      pieces.length > 1
        ? pieces.map(({ start, end }) => ({ code: 'without-sentence', start, end }))
        : [],
  }
}
