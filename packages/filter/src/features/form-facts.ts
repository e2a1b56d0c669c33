import type { Facts } from '../submission.ts'

/** A fact about how something was sent, its reserved bucket, and what it is worth untaught. */
interface FormFact {
  readonly bucket: number
  /** Log-odds, set by hand: no training set tells these. Lessons move them. */
  readonly logOdds: number
  readonly holds: (facts: Facts, isForeign: boolean) => boolean
}

const STAFF = new Set(['administrator', 'owner', 'editor', 'author', 'moderator', 'staff'])

const within = (least: number, most: number) => (facts: Facts) =>
  facts.formSeconds !== undefined && facts.formSeconds >= least && facts.formSeconds < most

/**
 * What the form tells. A filled honeypot outweighs most texts, yet not all: password managers
 * fill hidden fields too. Two seconds are too few to read and write, but enough to paste.
 */
export const FORM_FACTS: readonly FormFact[] = [
  { bucket: 0, logOdds: 6, holds: (facts) => facts.honeypotFilled === true },
  { bucket: 1, logOdds: 2, holds: within(Number.NEGATIVE_INFINITY, 2) },
  { bucket: 2, logOdds: 0, holds: within(2, 10) },
  { bucket: 3, logOdds: 0, holds: within(10, Number.POSITIVE_INFINITY) },
  { bucket: 4, logOdds: 0, holds: (facts) => facts.agent === 'browser' },
  { bucket: 5, logOdds: 1.5, holds: (facts) => facts.agent === 'program' },
  { bucket: 6, logOdds: 1.5, holds: (facts) => facts.agent === 'none' },
  { bucket: 7, logOdds: 1, holds: (facts) => facts.referrerElsewhere === true },
  { bucket: 10, logOdds: 1.5, holds: (facts) => facts.formToken === 'failed' },
  { bucket: 11, logOdds: 0, holds: (facts) => facts.formToken === 'passed' },
  // Guests are not suspects: only a site's own lessons make this say something.
  { bucket: 12, logOdds: 0, holds: (_, isForeign) => isForeign },
]

/** What a role on the site tells: staff need no filter, members rarely do. */
export const ROLE_FACTS: readonly FormFact[] = [
  { bucket: 8, logOdds: -8, holds: ({ role }) => role !== undefined && STAFF.has(role) },
  { bucket: 9, logOdds: -1, holds: ({ role }) => !!role && !STAFF.has(role) },
]
