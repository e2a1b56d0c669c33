import type { EpochMs } from '@riposte/protocol'

/** A leap ahead of the clock that is not believed yet. */
export interface ClockLeap {
  readonly ms: number
  /** When it was seen, in milliseconds of running. */
  readonly since: number
  /** The dates that may have been given by a clock that was behind: from the lowest … */
  readonly from: EpochMs
  /** … to where the leap led. */
  readonly to: EpochMs
}

/** What is known of the server's clock from one reading to the next, over restarts. */
export interface SweepClock {
  /** A moment that has certainly come. Never goes back. */
  readonly believed: EpochMs
  /** For how long the server has run, all runs together, in milliseconds. */
  readonly running: number
  /** Oldest first. The clock reads what is believed and all of these. */
  readonly leaps: readonly ClockLeap[]
  /** Dates in a gap may have been given late: they count as its end. */
  readonly gaps: readonly { readonly from: EpochMs; readonly to: EpochMs }[]
  /** The lowest date that was given in each of the last hours of running. */
  readonly lows: readonly { readonly hour: number; readonly at: EpochMs }[]
  /** While the clock is behind what is believed: since when, as `since` above; the lowest date. */
  readonly behind: { readonly since: number; readonly from: EpochMs } | null
}

/** What a sweep erased, by kind. */
export interface Swept {
  readonly replies: number
  readonly lessons: number
  readonly mail: number
  readonly record: number
  readonly checks: number
}

/** What the sweep must know after a restart. */
export interface SweepState {
  readonly clock: SweepClock
  readonly last: { readonly at: EpochMs; readonly swept: Swept } | null
}

/** Where the sweep keeps it. Of all sites together: there is one clock. */
export interface SweepBook {
  read(): Promise<SweepState | undefined>
  write(state: SweepState): Promise<void>
}
