import { expect, test } from 'vitest'
import { extractFeatures } from '../features/features.ts'
import { judge, scoreOf } from '../model/judge.ts'
import type { Model } from '../model/model.ts'
import { loadModel, saveModel } from '../model/model-codec.ts'
import type { Label, Submission } from '../submission.ts'
import { ADVERT, baseModel, HONEST, sameBytes } from '../submissions.fixture.ts'
import { createLessonFold } from './lesson-fold.ts'
import { poolLessons } from './pool-lessons.ts'

const base = baseModel()

/** Written for this test: what the base takes for an honest reply. */
const NEW_ADVERT: Submission = {
  text:
    'Our harbour tours are the finest on the whole coast. Ask for Piet at the tour desk and say ' +
    'that a reader sent you: ten percent off all harbour tours until the summer is over.',
}
const REWORDED: Submission = {
  text: 'Ask for Piet at the tour desk! The finest harbour tours, ten percent off for readers.',
}

/** What a site becomes that is taught the same things so many times. */
function taught(times: number, ...lessons: readonly (readonly [Submission, Label])[]): Model {
  const fold = createLessonFold(base)
  for (let i = 0; i < times; i++) {
    lessons.forEach(([submission, label], j) => {
      fold.learn(`${i}-${j}`, extractFeatures(submission, {}), label)
    })
  }
  return fold.model()
}
const hostile = taught(500, [HONEST, 'spam'], [ADVERT, 'ham'])
const honest = (times: number) => taught(times, [NEW_ADVERT, 'spam'], [HONEST, 'ham'])
const score = (model: Model, submission: Submission) => scoreOf(judge(model, submission))

test('a thousand hostile lessons on one site move no verdict of another by a bit', () => {
  const before = saveModel(base)
  const other = createLessonFold(base)
  other.learn('a', extractFeatures(ADVERT, {}), 'spam')
  const texts = [HONEST, ADVERT, NEW_ADVERT, REWORDED, { text: '' }]
  const verdicts = texts.map((it) => judge(other.model(), it))
  expect(judge(taught(500, [HONEST, 'spam'], [ADVERT, 'ham']), HONEST)).not.toEqual(
    judge(base, HONEST),
  )
  expect(texts.map((it) => judge(other.model(), it))).toEqual(verdicts)
  expect(sameBytes(saveModel(base), before)).toBe(true)
})

test('one or two hostile sites change no weight, whatever they teach', () => {
  for (const sites of [[hostile], [hostile, hostile], [hostile, taught(0), hostile]]) {
    expect(sameBytes(saveModel(poolLessons(base, sites)), saveModel(base))).toBe(true)
  }
})

test('what three sites learned of an advert lets a fourth catch it better', () => {
  const pooled = poolLessons(base, [honest(2), honest(3), honest(4)])
  for (const advert of [NEW_ADVERT, REWORDED]) {
    expect(score(pooled, advert)).toBeGreaterThan(score(base, advert) + 0.5)
  }
  expect(judge(pooled, HONEST).label).toBe('ham')
  expect(judge(pooled, ADVERT).label).toBe(judge(base, ADVERT).label)
})

test('with two hostile sites among them three honest ones still keep their ham', () => {
  const pooled = poolLessons(base, [honest(2), hostile, honest(3), hostile, honest(4)])
  expect(judge(pooled, HONEST).label).toBe('ham')
  expect(score(pooled, NEW_ADVERT)).toBeGreaterThan(score(base, NEW_ADVERT))
})

test('no weight moves further than the cap, even if all agree', () => {
  const moveMax = 0.1
  const pooled = poolLessons(base, [hostile, hostile, hostile], { moveMax })
  const rounding = 2 ** -10
  let largest = 0
  pooled.weights.forEach((weight, i) => {
    largest = Math.max(largest, base.slope * Math.abs(weight - base.weights[i]!))
  })
  expect(largest).toBeGreaterThan(0.09)
  expect(largest).toBeLessThanOrEqual(moveMax + rounding)
})

test('the order of the sites does not matter, and the result can be saved and shipped', () => {
  const sites = [honest(2), hostile, honest(5), honest(1)]
  const bytes = saveModel(poolLessons(base, sites))
  expect(sameBytes(saveModel(poolLessons(base, sites.toReversed())), bytes)).toBe(true)
  expect(sameBytes(saveModel(loadModel(bytes)), bytes)).toBe(true)
})

test('a site that began with another base is refused', () => {
  expect(() => poolLessons({ ...base, version: 'other' }, [honest(1)])).toThrow(/another base/)
})
