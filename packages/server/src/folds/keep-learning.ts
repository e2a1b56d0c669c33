import {
  createLessonFold,
  decodeFeatures,
  type LessonFoldOptions,
  type Model,
  ModelError,
} from '@riposte/filter'
import type { Position, Recorded, SiteId } from '@riposte/protocol'
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
  /** Up to where the model that is served knows the journal. */
  readonly followed: () => Position
  /** Learns and unlearns what these entries of the journal say. */
  readonly take: (batch: readonly Recorded[]) => Promise<void>
  /** Takes what the journal says, until `signal` aborts. */
  readonly follow: (signal: AbortSignal) => Promise<void>
}

/** Lessons folded before anybody else has a turn: half a millisecond of those of usual length. */
const SLICE_LESSONS = 64

/**
 * A site's model as a fold of its lessons. What is erased or undone leaves no trace: the weights
 * are those of never having learned it.
 *
 * A long refold goes in slices, and the server answers in between. Until the last of them it
 * judges by the model from before, whole: of the dropped lesson only that is left, for tenths of a
 * second. A half folded model would know less of it no sooner, and hold honest replies meanwhile.
 *
 * The same lessons in the same order give the same bits, on a node that restarts anywhere too.
 */
export async function openLearningModel(
  { journal, views }: Pick<Backend, 'journal' | 'views'>,
  site: SiteId,
  base: Model,
  options: LessonFoldOptions = {},
): Promise<LearningModel> {
  const fold = createLessonFold(base, options)
  // Without a lesson it is the base, which all sites share.
  let served = base

  const learn = ({ id, label, features, position }: Lesson) => {
    const decoded = featuresOf(features)
    if (decoded) fold.learn(id, decoded, label, position)
    else fold.forget(id)
  }
  // The views may have run ahead of the event at hand. That does no harm: a lesson has its place
  // from its position, and is taken as it stands now.
  const takeOne = async ({ event }: Recorded) => {
    if (event.site !== site || event.type === 'thread-ruled') return
    const id = ('replyId' in event ? event.replyId : event.lessonId) as string as Lesson['id']
    const lesson = await views.lesson(site, id)
    if (!lesson) fold.forget(id)
    else if (fold.placeOf(id) !== lesson.position) learn(lesson)
  }
  const settle = async () => {
    while (fold.count > 0 && !fold.settle(SLICE_LESSONS)) await nextTurn()
    served = fold.count > 0 ? fold.model() : base
  }

  const take = async (batch: readonly Recorded[]) => {
    for (const recorded of batch) await takeOne(recorded)
    await settle()
    followed = batch.at(-1)?.position ?? followed
  }

  const start = await journal.position()
  let followed = start
  for (const lesson of await views.lessons(site)) learn(lesson)
  await settle()
  return {
    model: () => served,
    version: base.version,
    lessonCount: () => served.lessons,
    followed: () => followed,
    take,
    async follow(signal) {
      for await (const batch of journal.follow(start, signal)) await take(batch)
    },
  }
}

/** Undefined for features of another version of the recipe: no model can learn from these. */
function featuresOf(base64: string) {
  try {
    return decodeFeatures(Buffer.from(base64, 'base64'))
  } catch (error) {
    if (error instanceof ModelError) return undefined
    throw error
  }
}

const nextTurn = () => new Promise<void>((resolve) => void setImmediate(resolve))

/** Stands in for a model that cannot be read: it judges nothing, so everything is held. */
export function unreadableModel(failure: unknown): LearningModel {
  return {
    model: () => {
      throw failure
    },
    version: 'none',
    lessonCount: () => 0,
    followed: () => Number.MAX_SAFE_INTEGER,
    take: async () => {},
    follow: async () => {},
  }
}
