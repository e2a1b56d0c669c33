import type { ThreadOrder } from '@riposte/protocol'

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
}
