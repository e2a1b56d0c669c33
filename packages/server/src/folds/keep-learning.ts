import { decodeFeatures, learnFeatures, type Model, siteModel } from '@riposte/filter'
import type { LessonId, Position, Recorded, SiteId } from '@riposte/protocol'
import type { Backend } from '../backend/backend.ts'
import type { Lesson } from '../backend/views.ts'

/** The model of one site: the shipped base, and what its own lessons taught. */
export interface LearningModel {
  /** Throws when the shipped model cannot be read: then every reply is held. */
  readonly model: () => Model
  /** Of the base model; `none` when it cannot be read. */
  readonly version: string
  /** How many lessons it stands on. */
  readonly lessonCount: () => number
  /** Learns and unlearns what the journal says, until `signal` aborts. */
  readonly follow: (signal: AbortSignal) => Promise<void>
}

/**
 * A site's model as a fold of its lessons. Dropping a lesson refolds the rest from the base, so
 * what is erased or undone leaves no trace: the weights are those of never having learned it.
 *
 * The same lessons in the same order give the same bits, on a node that restarts anywhere too.
 */
export async function openLearningModel(
  { journal, views }: Pick<Backend, 'journal' | 'views'>,
  site: SiteId,
  base: Model,
): Promise<LearningModel> {
  let model = siteModel(base)
  let learned = new Map<LessonId, Position>()
  let newest: Position = 0

  const refold = async () => {
    const lessons = await views.lessons(site)
    model = siteModel(base)
    learned = new Map()
    newest = 0
    for (const lesson of lessons) learnLesson(lesson)
  }
  const learnLesson = ({ id, label, features, position }: Lesson) => {
    learnFeatures(model, decodeFeatures(Buffer.from(features, 'base64')), label)
    learned.set(id, position)
    newest = Math.max(newest, position)
  }
  const take = async ({ event }: Recorded) => {
    if (event.site !== site) return
    const id = ('replyId' in event ? event.replyId : event.lessonId) as string as LessonId
    const lesson = await views.lesson(site, id)
    const known = learned.get(id)
    if (lesson?.position === known) return
    // The views may have run ahead of the event at hand. Then order matters: all is refolded.
    if (lesson && known === undefined && lesson.position > newest) learnLesson(lesson)
    else await refold()
  }

  const start = await journal.position()
  await refold()
  return {
    model: () => model,
    version: base.version,
    lessonCount: () => learned.size,
    async follow(signal) {
      for await (const batch of journal.follow(start, signal)) {
        for (const recorded of batch) await take(recorded)
      }
    },
  }
}

/** Stands in for a model that cannot be read: it judges nothing, so everything is held. */
export function unreadableModel(failure: unknown): LearningModel {
  return {
    model: () => {
      throw failure
    },
    version: 'none',
    lessonCount: () => 0,
    follow: async () => {},
  }
}
