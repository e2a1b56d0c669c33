import { timingSafeEqual } from 'node:crypto'
import { keyedHash } from '../privacy/keyed-hash.ts'

/** A tag that only who has the key can make: 22 characters of base64url, 128 bits. */
export function tagOf(key: Uint8Array, parts: readonly string[]): string {
  return Buffer.from(keyedHash(key, parts).subarray(0, 16)).toString('base64url')
}

/** Whether `tag` is the tag of `parts`, in a time that does not depend on where it differs. */
export function isTagOf(key: Uint8Array, parts: readonly string[], tag: string): boolean {
  return isSameText(tagOf(key, parts), tag)
}

function isSameText(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)]
  return a.length === b.length && timingSafeEqual(a, b)
}
