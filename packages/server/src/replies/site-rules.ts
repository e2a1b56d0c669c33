import type { ThreadOrder } from '@riposte/protocol'

export const HOLD_MODES = ['first', 'links', 'all'] as const
export type HoldMode = (typeof HOLD_MODES)[number]

/** What a site decided about its threads. */
export interface SiteRules {
  /** The order of roots, unless the reader chooses another. */
  readonly order: ThreadOrder
  /** Lists in lists, the outermost counted; deeper replies stand in the list of the deepest. */
  readonly depthMax: number
  /** Age of an article at which its thread closes; null: never. */
  readonly closeAfterMs: number | null
  /** How long writers may change their words. */
  readonly editMs: number
  /** What waits for a person even if the filter has nothing against it. */
  readonly holds: readonly HoldMode[]
  /** After so many published replies a writer's need not wait for that; 0: they always do. */
  readonly trustAfter: number
}
