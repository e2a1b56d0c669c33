import type { JournalEvent } from '@riposte/protocol'
import type { Journal } from '../backend/journal.ts'
import { isDeclared } from './register.ts'

/** The same journal, but what the register does not declare cannot be stored in it. */
export function guardJournal(journal: Journal): Journal {
  return {
    ...journal,
    async record(event, expected) {
      const undeclared = undeclaredFields(event)
      if (undeclared.length > 0) {
        throw new Error(`not in the register, so not stored: ${undeclared.join(', ')}`)
      }
      return journal.record(event, expected)
    },
  }
}

/** The fields of `event` that the register does not know, as `event.type.field`. */
export function undeclaredFields(event: JournalEvent): readonly string[] {
  const places = Object.keys(event).map((field) => `event.${event.type}.${field}`)
  return places.filter((place) => !isDeclared(place))
}
