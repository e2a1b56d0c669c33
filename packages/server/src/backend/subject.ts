import type { ArticleId, JournalEvent, LessonId, ReplyId } from '@riposte/protocol'

/** Whom an event is about: what erasing and forgetting go by. */
export function subjectOf(event: JournalEvent): ReplyId | LessonId | ArticleId {
  if ('replyId' in event) return event.replyId
  return 'lessonId' in event ? event.lessonId : event.article
}
