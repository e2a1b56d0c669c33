import type { JournalEvent, Recorded } from '@riposte/protocol'
import type { PlacedReply } from '../backend/placed-reply.ts'
import { KEPT } from './register.ts'

/** What is found of an erased reply when it is looked for. */
export interface Found {
  /** In the journal. */
  readonly events: readonly Recorded[]
  readonly reply: PlacedReply
  readonly votes: number
  readonly hasLesson: boolean
  readonly wantsMail: boolean
  /** How many entries of the record of decisions still lead to it. */
  readonly recorded: number
}

export type ErasureState = 'gone' | 'stays' | 'untied' | 'under-way'

/** An entry of the register, and whether anything is found where it says that it may be stored. */
export interface CheckedEntry {
  readonly entry: string
  readonly name: string
  readonly state: ErasureState
}

/** What an erased reply keeps: an empty place, and that and by whom it was erased. */
const STAYS: ReadonlySet<string> = new Set([
  ...KEPT.filter(({ id }) => id === 'thread-place').flatMap(({ places }) => places),
  'event.erased.by',
  'reply.changed_at',
  'reply.erased_at',
  'reply.erased_by',
  'reply.status',
  'reply.status_by_filter',
])

/** What is left for good. */
const LEFT: Readonly<Record<string, ErasureState>> = {
  'thread-place': 'stays',
  'decision-record': 'untied',
}

/**
 * Looks for each entry of the register, in every place where it says that it may be stored. Those
 * of other sites' comments have nothing to do with a reply here, nor what lies beside the data.
 */
export function checkErased(found: Found): readonly CheckedEntry[] {
  const entries = KEPT.filter(({ id, places }) => !id.startsWith('outside-') && places.length > 0)
  return entries.map(({ id, name, places }) => {
    const isLeft = places.some((place) => !STAYS.has(place) && isFound(place, found))
    return { entry: id, name, state: isLeft ? 'under-way' : (LEFT[id] ?? 'gone') }
  })
}

function isFound(place: string, found: Found): boolean {
  const { events, reply, votes, hasLesson, wantsMail, recorded } = found
  const [where, ...what] = place.split('.')
  switch (where) {
    case 'event':
      return events.some(({ event }) => event.type === what[0] && hasField(event, what[1]))
    case 'reply':
      return !isEmpty(columnOf(reply, what[0]!))
    case 'vote':
      return votes > 0
    case 'record_entry':
      return recorded > 0
    case 'lesson':
      return hasLesson
    default:
      return where!.startsWith('mail_') && wantsMail
  }
}

const hasField = (event: JournalEvent, field = '') => !isEmpty(event[field as keyof JournalEvent])

/** A column by its name in the row: `erased_at` is `erasedAt`, `pinned` is `isPinned`. */
function columnOf(reply: PlacedReply, column: string): unknown {
  const name = column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
  const question = `is${name[0]!.toUpperCase()}${name.slice(1)}`
  return reply[(question in reply ? question : name) as keyof PlacedReply]
}

function isEmpty(value: unknown): boolean {
  return !value || (Array.isArray(value) && value.length === 0)
}
