import { extractFeatures, type Submission } from '@riposte/filter'
import type { EpochMs, LessonId, LessonLabel, SiteId } from '@riposte/protocol'
import type { Journal } from '../backend/journal.ts'
import { partsOfComment } from './comment-parts.ts'
import { storedFeatures } from './stored-features.ts'

export interface TeachNeeds {
  readonly journal: Journal
  readonly now: () => EpochMs
  /** A keyed hash of what was sent: the same words again are the same lesson. */
  readonly lessonIdOf: (site: SiteId, parts: readonly string[]) => LessonId
}

/** Records what an Akismet client's moderator said of a comment: its features, not its words. */
export async function teach(
  needs: TeachNeeds,
  site: SiteId,
  submission: Submission,
  label: LessonLabel,
): Promise<void> {
  const lessonId = needs.lessonIdOf(site, partsOfComment(submission))
  const features = storedFeatures(extractFeatures(submission, {}))
  await needs.journal.record({ type: 'taught', site, at: needs.now(), lessonId, label, features })
}
