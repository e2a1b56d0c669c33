import type { EpochMs } from '@riposte/protocol'

/** One mail, ready to go out. */
export interface OutgoingMail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly date: EpochMs
  /** Without angle brackets; the same mail has the same one, so that a copy can be told. */
  readonly messageId: string
  /** Stops all such mail; with HTTPS also by one click in a mail program (RFC 8058). */
  readonly unsubscribeUrl: string
}

/**
 * What became of a mail. `refused`: the mail server does not want it, now or ever. `later`: it
 * wants to be asked again. `unreachable`: nothing can go out, neither this mail nor another.
 */
export type Sent =
  | { readonly sent: true }
  | {
      readonly sent: false
      readonly why: 'refused' | 'later' | 'unreachable'
      /** A code, without anything about the receiver. */
      readonly code: string
    }

/** Sends mail. Never throws for what the mail server does. */
export interface Mailer {
  readonly send: (mail: OutgoingMail) => Promise<Sent>
}
