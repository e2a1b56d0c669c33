import type { JournalEvent } from '@riposte/protocol'

/** An event as it is kept of a reply whose writer objected: it teaches a filter nothing. */
export function withoutLearning(event: JournalEvent): JournalEvent {
  switch (event.type) {
    case 'submitted':
    case 'edited':
      return { ...event, features: '' }
    case 'decided':
      return { ...event, lesson: null }
    default:
      return event
  }
}
