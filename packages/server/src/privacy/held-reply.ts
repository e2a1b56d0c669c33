import type { KeptMail, Subscription } from '../backend/mail-book.ts'
import type { PlacedReply } from '../backend/placed-reply.ts'
import type { RecordEntry } from '../record/record-entry.ts'

export interface FormerNames {
  readonly names: readonly string[]
  readonly websites: readonly string[]
}

/** A reply as its writer may see it, and what else is kept because of it. */
export interface HeldReply {
  readonly reply: PlacedReply
  readonly subscription: Subscription | undefined
  readonly mails: readonly KeptMail[]
  /** Names and websites from before a correction, the oldest first. */
  readonly former: FormerNames
  /** Of the record of decisions, the oldest first. */
  readonly record: readonly RecordEntry[]
}
