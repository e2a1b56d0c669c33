export const DAY_MS = 24 * 60 * 60 * 1000

/** After how long without a change a reply or lesson is erased by itself. */
export const LIVES = {
  spam: 15 * DAY_MS,
  rejected: 180 * DAY_MS,
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
  /** Counts by site and day, which are about nobody. */
  usage: 760 * DAY_MS,
} as const

/** A life in words: `15 days`. */
export const days = (ms: number) => (ms === DAY_MS ? 'one day' : `${ms / DAY_MS} days`)

/** Something that we keep about a person, or use in passing, declared once. */
export interface RegisterEntry {
  readonly id: string
  /** For readers. */
  readonly name: string
  readonly purpose: string
  readonly basis: string
  /** How it is kept. */
  readonly form: string
  /** How long. */
  readonly life: string
  readonly recipients: string
  readonly eraser: string
  /** `table.column` and `event.type.field`, in the storage; empty when it is never stored. */
  readonly places: readonly string[]
}

export const NOBODY = 'Nobody outside this server'
