import type { Config } from './config.ts'
import type { SiteRules } from './replies/site-rules.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** What the operator decided about the site's threads. */
export function rulesOfConfig(config: Config): SiteRules {
  const closeAfterDays = config['close-after-days']
  return {
    order: config.order,
    depthMax: config.depth,
    closeAfterMs: closeAfterDays === 0 ? null : closeAfterDays * DAY_MS,
    holds: config.hold,
    trustAfter: config['trust-after'],
    editMs: config['edit-minutes'] * MINUTE_MS,
  }
}
