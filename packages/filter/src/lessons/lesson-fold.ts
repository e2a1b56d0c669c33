import type { Features } from '../features/features.ts'
import type { Model } from '../model/model.ts'
import type { Label } from '../submission.ts'
import { beginLearned, copyLearned, type Learned, learnNext, type TaughtLesson } from './learned.ts'
import { ownThresholds } from './own-thresholds.ts'
import { createSnapshots } from './snapshots.ts'

/** A site's model as the sum of its lessons, of which each can be taken out again, exactly. */
export interface LessonFold {
  /**
   * The model of all lessons that stand. Folds first what is outstanding. It is shared, not a
   * copy: lessons learned later may write to it, so ask again after each change.
   */
  readonly model: () => Model
  /**
   * Adds a lesson, or puts it in the place of the one with this `id`. Folds nothing yet.
   *
   * @param place where it stands in the order: lessons are learned by rising place, and by `id`
   *   where that is equal. Left out: after all others.
   */
  readonly learn: (id: string, features: Features, label: Label, place?: number) => void
  /** Takes a lesson out, and drops at once all that it was folded into; false if there is none. */
  readonly forget: (id: string) => boolean
  /** Folds at most `lessonsMax` of what is outstanding; whether nothing is left. */
  readonly settle: (lessonsMax: number) => boolean
  /** Where a lesson stands; undefined when there is none. */
  readonly placeOf: (id: string) => number | undefined
  /** How many lessons stand. */
  readonly count: number
}

export interface LessonFoldOptions {
  /** Lessons between the newest two snapshots: 128 unless given, at least 1. */
  readonly snapshotSpacing?: number
  /** How many snapshots to keep, of 2 MB each: 8 unless given; 0 for none. */
  readonly snapshotsMax?: number
  /** Whether the site's own ham moves its thresholds, within bounds; not unless given. */
  readonly ownThresholds?: boolean
}

interface PlacedLesson extends TaughtLesson {
  readonly id: string
  readonly place: number
}

/**
 * Folds a site's lessons over `siteModel(base)`. Whatever was learned, replaced and forgotten, and
 * in whatever portions, the model has the bytes of one that learned in order only what stands.
 *
 * The features are kept in memory as given, so that a lesson can be forgotten at once and without
 * asking anybody: packed they would need half the room, and twice the time.
 */
export function createLessonFold(base: Model, options: LessonFoldOptions = {}): LessonFold {
  const snapshots = createSnapshots(options.snapshotSpacing ?? 128, options.snapshotsMax ?? 8)
  const begin = () => beginLearned(base, options.ownThresholds ?? false)
  const lessons: PlacedLesson[] = []
  const places = new Map<string, number>()
  /** Stands on the first `folded` lessons; undefined when it has to begin at a snapshot again. */
  let learned: Learned | undefined
  let folded = 0

  const rewind = (index: number) => {
    if (index >= folded) return
    snapshots.dropBeyond(index)
    learned = undefined
    folded = index
  }
  const resume = () => {
    const snapshot = snapshots.newest()
    folded = snapshot?.count ?? 0
    return snapshot ? copyLearned(snapshot.learned) : begin()
  }
  const settle = (lessonsMax: number) => {
    learned ??= resume()
    const end = Math.min(lessons.length, folded + lessonsMax)
    while (folded < end) {
      learnNext(learned, lessons[folded++]!)
      snapshots.offer(learned, folded, lessons.length)
    }
    return folded === lessons.length
  }
  const forget = (id: string) => {
    const place = places.get(id)
    if (place === undefined) return false
    const index = indexFor(lessons, place, id)
    places.delete(id)
    lessons.splice(index, 1)
    rewind(index)
    return true
  }

  return {
    model() {
      settle(Number.POSITIVE_INFINITY)
      const { model, hamScores } = learned!
      if (hamScores) model.thresholds = ownThresholds(base.thresholds, hamScores)
      return model
    },
    learn(id, features, label, place = (lessons.at(-1)?.place ?? 0) + 1) {
      forget(id)
      const index = indexFor(lessons, place, id)
      places.set(id, place)
      lessons.splice(index, 0, { id, features, label, place })
      rewind(index)
    },
    forget,
    settle,
    placeOf: (id) => places.get(id),
    get count() {
      return lessons.length
    },
  }
}

/** Where a lesson of `place` and `id` is, or would be, in the order. */
function indexFor(lessons: readonly PlacedLesson[], place: number, id: string): number {
  let [low, high] = [0, lessons.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const other = lessons[middle]!
    if (other.place < place || (other.place === place && other.id < id)) low = middle + 1
    else high = middle
  }
  return low
}
