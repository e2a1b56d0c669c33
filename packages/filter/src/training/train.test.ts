import { expect, test } from 'vitest'
import { extractFeatures } from '../features/features.ts'
import { judgeFeatures } from '../model/judge.ts'
import { saveModel } from '../model/model-codec.ts'
import { EXAMPLES, sameBytes } from '../submissions.fixture.ts'
import { type TrainOptions, train } from './train.ts'

const OPTIONS: TrainOptions = { epochs: 3, seed: 7 }
const examples = EXAMPLES.map((example, i) => ({ ...example, source: i < 4 ? 'a' : 'b' }))

test('the same examples and options give the same bytes, and another seed others', () => {
  const bytes = saveModel(train(EXAMPLES, OPTIONS))
  expect(sameBytes(saveModel(train(EXAMPLES, OPTIONS)), bytes)).toBe(true)
  expect(sameBytes(saveModel(train(EXAMPLES, { ...OPTIONS, seed: 8 })), bytes)).toBe(false)
})

test('what was learned carries over to what is alike', () => {
  const model = train(EXAMPLES, OPTIONS)
  const probability = (text: string) =>
    judgeFeatures(model, extractFeatures({ text }, {})).probability
  expect(probability('A casino bonus: http://c9.xyz')).toBeGreaterThan(0.5)
  expect(probability('I thought about the harbour')).toBeLessThan(0.5)
})

test('with sources to hold out, thresholds come from their scores and are in order', () => {
  const { thresholds } = train(examples, { ...OPTIONS, heldOut: ['a', 'b'] })
  expect(thresholds.unsure).toBeLessThanOrEqual(thresholds.spam)
  expect(thresholds.spam).toBeLessThan(thresholds.discard)
})

test('progress rises to one', () => {
  const shares: number[] = []
  const onProgress = (share: number) => shares.push(share)
  train(examples, { ...OPTIONS, heldOut: ['a'], onProgress })
  expect(shares).toEqual([...shares].sort((a, b) => a - b))
  expect(shares.at(-1)).toBe(1)
})

test('nothing to learn from is a model that knows nothing', () => {
  expect(judgeFeatures(train([], OPTIONS), extractFeatures({ text: 'x' }, {})).probability).toBe(
    0.5,
  )
})
