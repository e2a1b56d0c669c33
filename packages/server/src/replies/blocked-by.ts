import type { Submission } from '@riposte/filter'
import type { WriterId } from '@riposte/protocol'

export interface Blocked {
  readonly status: 'held' | 'spam'
  /** For moderators, and for the writer unless it is quiet. */
  readonly sentence: string
  /** Whether its writer is not to know. */
  readonly isQuiet: boolean
}

/**
 * Which of the site's blocks a submission meets, or null.
 *
 * @throws Problem `not-allowed` when the block says to refuse it.
 */
export type BlockedBy = (
  submission: Submission,
  address: string,
  writers: readonly WriterId[],
) => Blocked | null
