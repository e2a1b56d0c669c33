import { isSealed, seal } from '../model/checksum.ts'
import { ModelError } from '../model/model-error.ts'
import { BUCKET_BITS, FEATURES_VERSION } from './bucket.ts'
import type { Features } from './features.ts'
import { GROUPS } from './groups.ts'

const MAGIC = 0x66
const HEADER_BYTES = 2 + 2 * GROUPS.length
const SEAL_BYTES = 4

/**
 * Features as bytes, to be kept with a decision so that a lesson outlives its text: a mark, the
 * recipe's version, how many buckets each group has (16 bits), the buckets (18 bits each, in
 * order) and a checksum.
 */
export function encodeFeatures(features: Features): Uint8Array {
  const { buckets, ends } = features
  const packed = Math.ceil((buckets.length * BUCKET_BITS) / 8)
  const bytes = new Uint8Array(HEADER_BYTES + packed + SEAL_BYTES)
  bytes[0] = MAGIC
  bytes[1] = FEATURES_VERSION
  ends.forEach((end, group) => {
    const count = end - (group === 0 ? 0 : ends[group - 1]!)
    bytes[2 + 2 * group] = count & 0xff
    bytes[3 + 2 * group] = count >>> 8
  })
  let [at, held, bits] = [HEADER_BYTES, 0, 0]
  for (const bucket of buckets) {
    held |= bucket << bits
    bits += BUCKET_BITS
    for (; bits >= 8; bits -= 8, held >>>= 8) bytes[at++] = held & 0xff
  }
  if (bits > 0) bytes[at] = held & 0xff
  return seal(bytes)
}

/**
 * The features that `encodeFeatures` made into `bytes`, exactly.
 *
 * @throws ModelError when the bytes are foreign, corrupt, or of another version of the recipe.
 */
export function decodeFeatures(bytes: Uint8Array): Features {
  if (bytes.length < HEADER_BYTES + SEAL_BYTES || bytes[0] !== MAGIC) {
    throw new ModelError('These bytes are not features. Leave this lesson out.')
  }
  if (bytes[1] !== FEATURES_VERSION) {
    throw new ModelError('These features are of another version. Leave this lesson out.')
  }
  const ends = new Uint32Array(GROUPS.length)
  let count = 0
  for (let group = 0; group < GROUPS.length; group++) {
    count += bytes[2 + 2 * group]! | (bytes[3 + 2 * group]! << 8)
    ends[group] = count
  }
  const packed = Math.ceil((count * BUCKET_BITS) / 8)
  if (bytes.length !== HEADER_BYTES + packed + SEAL_BYTES || !isSealed(bytes)) {
    throw new ModelError('These features are damaged. Leave this lesson out.')
  }
  const buckets = new Uint32Array(count)
  let [at, held, bits] = [HEADER_BYTES, 0, 0]
  for (let i = 0; i < count; i++) {
    for (; bits < BUCKET_BITS; bits += 8) held |= bytes[at++]! << bits
    buckets[i] = held & ((1 << BUCKET_BITS) - 1)
    held >>>= BUCKET_BITS
    bits -= BUCKET_BITS
  }
  return { buckets, ends }
}
