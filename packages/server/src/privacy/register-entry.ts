export const DAY_MS = 24 * 60 * 60 * 1000

/** After how long without a change a reply or lesson is erased by itself. */
export const LIVES = {
  spam: 15 * DAY_MS,
  rejected: 180 * DAY_MS,
  /** What nobody decided about. */
  held: 180 * DAY_MS,
  /** An appeal that nobody answers keeps its reply for so long. */
  appeal: 180 * DAY_MS,
  outsideLesson: 365 * DAY_MS,
  /** A verdict that an Akismet client was given. */
  check: 15 * DAY_MS,
  /** A wish to be told of answers by mail: until it is confirmed, and then. */
  pendingMail: 3 * DAY_MS,
  mail: 180 * DAY_MS,
  /** When an address was last asked to confirm. */
  askedMail: DAY_MS,
  /** The keys of pseudonyms of voters and writers, once others took their place. */
  voterKey: 365 * DAY_MS,
  writerKey: 365 * DAY_MS,
  /** That something was erased, so that no older backup brings it back. */
  tombstone: 400 * DAY_MS,
  /** An entry of the record of decisions: 24 months. */
  record: 730 * DAY_MS,
  /** Counts by site and day, which are about nobody. */
  usage: 760 * DAY_MS,
} as const

/** A life in words: `15 days`. */
export const days = (ms: number) => (ms === DAY_MS ? 'one day' : `${ms / DAY_MS} days`)

/** What kind of thing it is about a person. */
export const CATEGORIES = [
  'name',
  'address',
  'content',
  'identifier',
  'role',
  'place',
  'decision',
  'features',
  'contact',
  'network',
  'behaviour',
] as const

/** How it lies in the storage; `memory`: it does not. */
export const FORMS_AT_REST = ['plain', 'sealed', 'keyed-hash', 'feature-hash', 'memory'] as const

/** Whose or what it belongs to; `outside`: people on sites that use this server as their filter. */
export const SCOPES = ['reply', 'writer', 'reader', 'outside', 'moderator'] as const

/** The same for machines. */
export interface RegisterCodes {
  readonly category: (typeof CATEGORIES)[number]
  readonly atRest: (typeof FORMS_AT_REST)[number]
  readonly scope: (typeof SCOPES)[number]
  /** A name of LIVES; or bound to the reply, for good (a place without words), or in memory. */
  readonly life: keyof typeof LIVES | 'with-the-reply' | 'for-good' | 'in-passing'
  /** Data, purpose and legal basis in the Data Privacy Vocabulary of the W3C (DPV 2). */
  readonly dpv: readonly [data: string, purpose: string, basis: DpvBasis]
}

export type DpvBasis = 'Contract' | 'LegitimateInterest' | 'LegalObligation' | 'Consent'

/** Something that we keep about a person, or use in passing, declared once. */
export interface RegisterEntry {
  readonly id: string
  readonly codes: RegisterCodes
  /** For readers. */
  readonly name: string
  readonly purpose: string
  readonly basis: string
  /** How it is kept. */
  readonly form: string
  /** How long; `{spam}` and the like stand for the lives that the site chose. */
  readonly life: string
  readonly recipients: string
  readonly eraser: string
  /** `table.column` and `event.type.field`, in the storage; empty when it is never stored. */
  readonly places: readonly string[]
}

export const NOBODY = 'Nobody outside this server'
