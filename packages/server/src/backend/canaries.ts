import type { EpochMs } from '@riposte/protocol'

/** What came of posting words, erasing them, and looking for them everywhere. */
export interface Canary {
  readonly at: EpochMs
  /** What was wrong; null when nothing was left. */
  readonly failure: string | null
  /** How much was read to find nothing. */
  readonly scannedBytes: number
}

/** A year of weekly ones. */
export const CANARIES_MAX = 60

/** The newest results, `CANARIES_MAX` of them. */
export interface Canaries {
  note(canary: Canary): Promise<void>
  last(): Promise<Canary | undefined>
  count(): Promise<number>
}
