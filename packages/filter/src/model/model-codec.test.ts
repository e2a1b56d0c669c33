import { expect, test } from 'vitest'
import { extractFeatures } from '../features/features.ts'
import { ADVERT, baseModel, EXAMPLES, HONEST, sameBytes } from '../submissions.fixture.ts'
import { train } from '../training/train.ts'
import { checksum } from './checksum.ts'
import { judgeFeatures } from './judge.ts'
import { learnFeatures } from './learn.ts'
import { emptyModel, siteModel } from './model.ts'
import { loadModel, saveModel } from './model-codec.ts'
import { ModelError } from './model-error.ts'

const features = extractFeatures(ADVERT, {})

test('a trained model comes back from its bytes exactly', () => {
  const model = train(EXAMPLES, { epochs: 3, seed: 7 })
  const { weights, ...rest } = loadModel(saveModel(model))
  expect({ ...rest, weights: checksumOf(weights) }).toEqual({
    ...model,
    weights: checksumOf(model.weights),
  })
})

test('a model that is learning comes back exactly, and learns on as if never gone', () => {
  const model = siteModel(baseModel())
  learnFeatures(model, features, 'ham')
  const bytes = saveModel(model)
  const copy = loadModel(bytes)
  expect(sameBytes(saveModel(copy), bytes)).toBe(true)
  learnFeatures(model, extractFeatures(HONEST, {}), 'spam')
  learnFeatures(copy, extractFeatures(HONEST, {}), 'spam')
  expect(sameBytes(saveModel(copy), saveModel(model))).toBe(true)
})

test('the shipped model is at most a mebibyte and writes its own bytes again', () => {
  const bytes = saveModel(baseModel())
  expect(bytes.length).toBeLessThanOrEqual(1024 * 1024)
  expect(sameBytes(saveModel(loadModel(bytes)), bytes)).toBe(true)
})

test('a flipped bit is noticed at every 64th byte', () => {
  const bytes = saveModel(emptyModel())
  const unnoticed: number[] = []
  for (let at = 0; at < bytes.length; at += 64) {
    const bit = 1 << ((at / 64) % 8)
    bytes[at]! ^= bit
    if (!refuses(bytes)) unnoticed.push(at)
    bytes[at]! ^= bit
  }
  expect(unnoticed).toEqual([])
}, 60_000)

test.each([
  ['nothing', new Uint8Array()],
  ['text', new TextEncoder().encode('<html>Not found</html>')],
  ['half a model', saveModel(emptyModel()).subarray(0, 100_000)],
  ['a model and more', new Uint8Array([...saveModel(emptyModel()), 0])],
])('%s is refused with a ModelError', (_, bytes) => {
  expect(() => loadModel(bytes)).toThrow(ModelError)
})

test('reading does not depend on where in memory the bytes lie', () => {
  const bytes = saveModel(baseModel())
  const shifted = new Uint8Array(bytes.length + 3)
  shifted.set(bytes, 3)
  expect(judgeFeatures(loadModel(shifted.subarray(3)), features)).toEqual(
    judgeFeatures(baseModel(), features),
  )
})

const checksumOf = (weights: Float32Array) => checksum(new Uint8Array(weights.buffer))

function refuses(bytes: Uint8Array): boolean {
  try {
    loadModel(bytes)
    return false
  } catch (error) {
    return error instanceof ModelError
  }
}
