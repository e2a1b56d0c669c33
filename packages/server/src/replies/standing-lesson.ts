import type { LessonId, SiteId } from '@riposte/protocol'
import type { Lesson, Views } from '../backend/views.ts'

export interface StandingLessonNeeds {
  readonly views: Pick<Views, 'lesson'>
  /** Keyed hashes of what was sent, the newest key's first: the same words, the same lesson. */
  readonly lessonIdsOf: (site: SiteId, parts: readonly string[]) => readonly LessonId[]
}

/** What is known already of the same words, by whichever key. */
export async function standingLesson(
  { views, lessonIdsOf }: StandingLessonNeeds,
  site: SiteId,
  parts: readonly string[],
): Promise<Lesson | undefined> {
  for (const id of lessonIdsOf(site, parts)) {
    const lesson = await views.lesson(site, id)
    if (lesson) return lesson
  }
  return undefined
}
