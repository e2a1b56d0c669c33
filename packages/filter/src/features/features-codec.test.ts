import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ModelError } from '../model/model-error.ts'
import { anyFacts, anySubmission, HONEST } from '../submissions.fixture.ts'
import { extractFeatures } from './features.ts'
import { decodeFeatures, encodeFeatures } from './features-codec.ts'

test('features come back from their bytes exactly, in their order', () => {
  fc.assert(
    fc.property(anySubmission, anyFacts, (submission, facts) => {
      const features = extractFeatures(submission, facts)
      expect(decodeFeatures(encodeFeatures(features))).toEqual(features)
    }),
  )
})

test('bytes from elsewhere are refused with a ModelError', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      expect(() => decodeFeatures(bytes)).toThrow(ModelError)
    }),
  )
})

test('a flipped byte anywhere, and a cut anywhere, is refused', () => {
  const bytes = encodeFeatures(extractFeatures(HONEST, {}))
  for (let at = 0; at < bytes.length; at++) {
    const flipped = bytes.slice()
    flipped[at]! ^= 0x10
    expect(() => decodeFeatures(flipped)).toThrow(ModelError)
    expect(() => decodeFeatures(bytes.subarray(0, at))).toThrow(ModelError)
  }
})
