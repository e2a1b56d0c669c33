import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { extractFeatures, type Features } from '../features/features.ts'
import { learnFeatures } from '../model/learn.ts'
import { siteModel } from '../model/model.ts'
import { saveModel } from '../model/model-codec.ts'
import type { Label } from '../submission.ts'
import { ADVERT, baseModel, HONEST, sameBytes } from '../submissions.fixture.ts'
import { createLessonFold, type LessonFold, type LessonFoldOptions } from './lesson-fold.ts'

const base = baseModel()
const TEXTS = [HONEST.text, ADVERT.text, 'Me too', 'The ferry was late', 'Cheap pills', '谢谢']
const FEATURES = TEXTS.map((text) => extractFeatures({ text }, {}))

interface Taught {
  readonly id: string
  readonly features: Features
  readonly label: Label
  readonly place: number
}

/** Learns them one after another, as if nothing else had ever been learned. */
function afresh(lessons: readonly Taught[], options: LessonFoldOptions): Uint8Array {
  if (options.ownThresholds) {
    const fold = createLessonFold(base, { ...options, snapshotsMax: 0 })
    for (const { id, features, label } of lessons) fold.learn(id, features, label)
    return saveModel(fold.model())
  }
  const model = siteModel(base)
  for (const { features, label } of lessons) learnFeatures(model, features, label)
  return saveModel(model)
}

const anyId = fc.nat(40).map(String)
const anyStep = fc.oneof(
  { weight: 6, arbitrary: fc.record({ learn: anyId, text: fc.nat(5), spam: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ learn: anyId, text: fc.nat(5), place: fc.nat(30) }) },
  { weight: 3, arbitrary: fc.record({ forget: anyId }) },
  { weight: 1, arbitrary: fc.record({ settle: fc.nat(5) }) },
)
type Step = Partial<
  Record<'learn' | 'forget', string> & Record<'text' | 'place' | 'settle', number>
> & { readonly spam?: boolean }

/** Does one step to the fold and to a plain list of what stands. */
function take(fold: LessonFold, standing: Taught[], step: Step): Taught[] {
  if (step.settle !== undefined) {
    fold.settle(step.settle)
    return standing
  }
  const id = (step.learn ?? step.forget)!
  const others = standing.filter((lesson) => lesson.id !== id)
  if (step.forget !== undefined) {
    expect(fold.forget(id)).toBe(others.length < standing.length)
    return others
  }
  const features = FEATURES[step.text!]!
  const label = step.spam ? 'spam' : 'ham'
  const place = step.place ?? (standing.at(-1)?.place ?? 0) + 1
  fold.learn(id, features, label, step.place)
  expect(fold.placeOf(id)).toBe(place)
  const byPlace = (a: Taught, b: Taught) => a.place - b.place || (a.id < b.id ? -1 : 1)
  return [...others, { id, features, label, place } satisfies Taught].sort(byPlace)
}

describe.each<[string, LessonFoldOptions]>([
  ['without snapshots', { snapshotsMax: 0 }],
  ['with a snapshot at every lesson', { snapshotSpacing: 1, snapshotsMax: 3 }],
  ['with few snapshots', { snapshotSpacing: 4 }],
  ['with thresholds of its own', { snapshotSpacing: 4, ownThresholds: true }],
])('a fold %s', (_, options) => {
  test('has the bytes of one that learned in order only what stands', () => {
    const steps = fc.array(anyStep, { maxLength: 60 })
    const batches = fc.array(steps, { maxLength: 3 })
    fc.assert(
      fc.property(batches, (history) => {
        const fold = createLessonFold(base, options)
        let standing: Taught[] = []
        for (const batch of history) {
          for (const step of batch) standing = take(fold, standing, step)
          expect(fold.count).toBe(standing.length)
          expect(sameBytes(saveModel(fold.model()), afresh(standing, options))).toBe(true)
        }
      }),
      { numRuns: 12 },
    )
  })
})

test('a lesson that is forgotten leaves the bytes of never having been learned', () => {
  const fold = createLessonFold(base)
  const untaught = saveModel(fold.model())
  fold.learn('a', FEATURES[1]!, 'spam')
  expect(sameBytes(saveModel(fold.model()), untaught)).toBe(false)
  expect(fold.forget('a')).toBe(true)
  expect(fold.placeOf('a')).toBeUndefined()
  expect(sameBytes(saveModel(fold.model()), untaught)).toBe(true)
  expect(sameBytes(saveModel(base), saveModel(baseModel()))).toBe(true)
})

test.each([1, 16, 17, 100, 700, 2_999])('forgetting the %d. last costs in proportion', (back) => {
  const spacing = 16
  const fold = createLessonFold(base, { snapshotSpacing: spacing })
  for (let i = 0; i < 3_000; i++) fold.learn(`${i}`, FEATURES[2]!, 'ham')
  fold.model()
  fold.forget(`${3_000 - back}`)
  let steps = 0
  while (!fold.settle(1)) steps++
  expect(steps).toBeLessThanOrEqual(2 * back + spacing)
})

test('a model that was handed out stays as it is while the next one is folded', () => {
  const fold = createLessonFold(base)
  for (let i = 0; i < 20; i++) fold.learn(`${i}`, FEATURES[i % 6]!, i % 2 ? 'spam' : 'ham')
  const before = fold.model()
  const bytes = saveModel(before)
  fold.forget('3')
  while (!fold.settle(1)) expect(sameBytes(saveModel(before), bytes)).toBe(true)
  expect(sameBytes(saveModel(fold.model()), bytes)).toBe(false)
  expect(fold.model()).not.toBe(before)
})
