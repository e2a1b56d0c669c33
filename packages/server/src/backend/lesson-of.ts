import type { LessonId, Recorded, Taught } from '@riposte/protocol'
import type { Reply } from '../replies/apply-event.ts'
import type { Lesson } from './views.ts'

/** What a reply teaches now: the lesson of the decision that stands. */
export function lessonOfReply(reply: Reply): Lesson | undefined {
  const standing = reply.decisions.at(-1)
  if (!standing?.lesson) return undefined
  const id = reply.id as string as LessonId
  return { id, ...standing.lesson, position: standing.position }
}

export function lessonOfTaught({ position, event }: Recorded<Taught>): Lesson {
  return { id: event.lessonId, label: event.label, features: event.features, position }
}
