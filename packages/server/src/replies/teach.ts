import { extractFeatures, type Submission } from '@riposte/filter'
import type { EpochMs, LessonLabel, SiteId } from '@riposte/protocol'
import type { Journal } from '../backend/journal.ts'
import { partsOfComment } from './comment-parts.ts'
import { type StandingLessonNeeds, standingLesson } from './standing-lesson.ts'
import { storedFeatures } from './stored-features.ts'

export interface TeachNeeds extends StandingLessonNeeds {
  readonly journal: Journal
  readonly now: () => EpochMs
}

/** Records what an Akismet client's moderator said of a comment: its features, not its words. */
export async function teach(
  needs: TeachNeeds,
  site: SiteId,
  submission: Submission,
  label: LessonLabel,
): Promise<void> {
  const { journal, now } = needs
  const parts = partsOfComment(submission)
  const lessonId = needs.lessonIdsOf(site, parts)[0]!
  const features = storedFeatures(extractFeatures(submission, {}))
  const standing = await standingLesson(needs, site, parts)
  // Known by an older key: it moves to the newest, as the other is destroyed one day.
  if (standing && standing.id !== lessonId) {
    await journal.record({ type: 'forgotten', site, at: now(), lessonId: standing.id })
  }
  await journal.record({ type: 'taught', site, at: now(), lessonId, label, features })
}
