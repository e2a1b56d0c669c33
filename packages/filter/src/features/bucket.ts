/** How many weights a model has: features are hashed into this many buckets. */
export const BUCKET_BITS = 18
export const BUCKETS = 1 << BUCKET_BITS

/** The first buckets are never hashed into: each belongs to one fact of `facts.ts`. */
const RESERVED_BUCKETS = 16

/** Any change to what features mean changes this number, and old models are refused. */
export const FEATURES_VERSION = 4

/** The bucket of two 32-bit numbers: MurmurHash3's finaliser over their combination. */
export function bucketOf(kind: number, value: number): number {
  let hash = Math.imul(kind ^ Math.imul(value, 0x9e3779b1), 0x85ebca6b) ^ value
  hash ^= hash >>> 16
  hash = Math.imul(hash, 0x85ebca6b)
  hash ^= hash >>> 13
  hash = Math.imul(hash, 0xc2b2ae35)
  hash ^= hash >>> 16
  const bucket = hash >>> (32 - BUCKET_BITS)
  return bucket < RESERVED_BUCKETS ? bucket + RESERVED_BUCKETS : bucket
}

/** A 32-bit number for `text`: FNV-1a over its UTF-16 units. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash
}
