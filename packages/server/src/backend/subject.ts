import type { JournalEvent, LessonId, ReplyId } from '@riposte/protocol'

/** Whom an event is about: what erasing and forgetting go by. */
export function subjectOf(event: JournalEvent): ReplyId | LessonId {
  return 'replyId' in event ? event.replyId : event.lessonId
}
