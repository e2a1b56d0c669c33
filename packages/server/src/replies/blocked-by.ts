import type { Submission } from '@riposte/filter'
import type { WriterId } from '@riposte/protocol'

export interface Blocked {
  readonly status: 'held' | 'spam'
  /** For the writer and for moderators. */
  readonly sentence: string
}

/**
 * Which of the site's blocks a submission meets, or null.
 *
 * @throws Problem `not-allowed` when the block says to refuse it.
 */
export type BlockedBy = (
  submission: Submission,
  address: string,
  writer: WriterId | null,
) => Blocked | null
