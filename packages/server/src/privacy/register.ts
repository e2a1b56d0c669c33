import type { JournalEvent } from '@riposte/protocol'
import { IN_PASSING } from './in-passing.ts'
import { KEPT } from './kept.ts'
import { WITH_THE_REPLY } from './kept-words.ts'
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
  'objected',
  'erased',
  'thread-ruled',
  'taught',
  'forgotten',
]

/** Everything that is declared: what is kept, and what is used in passing. */
export interface Register {
  readonly kept: readonly RegisterEntry[]
  readonly passing: readonly RegisterEntry[]
}

export const REGISTER: Register = { kept: KEPT, passing: IN_PASSING }

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
  // Whether erasures leave something behind, tried with words of chance.
  ...['at', 'failure', 'scanned_bytes'].map((column) => `canary.${column}`),
  'record_entry.site',
  'sweep.id',
  'sweep.state',
  ...['site', 'anchor_number', 'anchor_hash', 'head_number', 'head_hash'].map(
    (column) => `record_chain.${column}`,
  ),
  // Counts, and which account and site they are of.
  ...['account', 'blog', 'day', 'spam', 'ham', 'missed_spam', 'false_positives'].map(
    (column) => `usage.${column}`,
  ),
  ...['account', 'blog', 'site'].map((column) => `comment_check.${column}`),
  // What the notice said, and which servers elsewhere were contacted how often.
  ...['site', 'version', 'at', 'body'].map((column) => `notice.${column}`),
  ...['site', 'recipient', 'day', 'count'].map((column) => `egress.${column}`),
]

const DECLARED: ReadonlySet<string> = new Set([
  ...KEPT.flatMap(({ places }) => places),
  ...TECHNICAL_PLACES,
])

/** Whether the register knows this place: `table.column` or `event.type.field`. */
export function isDeclared(place: string): boolean {
  return DECLARED.has(place)
}
