import type { JournalEvent } from '@riposte/protocol'
import { IN_PASSING } from './in-passing.ts'
import { KEPT, WITH_THE_REPLY } from './kept.ts'
import { DAY_MS, days, LIVES, type RegisterEntry } from './register-entry.ts'

export { DAY_MS, days, IN_PASSING, KEPT, LIVES, type RegisterEntry, WITH_THE_REPLY }

const EVENT_TYPES: readonly JournalEvent['type'][] = [
  'submitted',
  'edited',
  'voted',
  'reported',
  'appealed',
  'marked',
  'decided',
  'undone',
  'erased',
  'thread-ruled',
  'taught',
  'forgotten',
]

/** What the storage holds that says nothing about a person. */
export const TECHNICAL_PLACES: readonly string[] = [
  'event.position',
  'event.site',
  'event.body', // The fields inside are declared one by one as `event.type.field`.
  ...EVENT_TYPES.flatMap((type) => [`event.${type}.type`, `event.${type}.site`]),
  // What moderators ruled about a thread, and counts of it.
  ...['at', 'article', 'state', 'moderatorId'].map((field) => `event.thread-ruled.${field}`),
  ...['site', 'article', 'published', 'state', 'first_at', 'last_at', 'version'].map(
    (column) => `thread.${column}`,
  ),
  'vote.site',
  'reply.site',
  'reply.first_position',
  'reply.position',
  'lesson.site',
  'lesson.position',
  'mail_subscription.site',
  'mail_outbox.site',
  'mail_asked.site',
  'mail_position.site',
  'mail_position.position',
  // Counts, and which account and site they are of.
  ...['account', 'blog', 'day', 'spam', 'ham', 'missed_spam', 'false_positives'].map(
    (column) => `usage.${column}`,
  ),
  ...['account', 'blog', 'site'].map((column) => `comment_check.${column}`),
]

const DECLARED: ReadonlySet<string> = new Set([
  ...KEPT.flatMap(({ places }) => places),
  ...TECHNICAL_PLACES,
])

/** Whether the register knows this place: `table.column` or `event.type.field`. */
export function isDeclared(place: string): boolean {
  return DECLARED.has(place)
}
