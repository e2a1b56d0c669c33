import { createHmac, hkdfSync } from 'node:crypto'

/** Keys that sign, or name what is no person: they last. */
export const LASTING_PURPOSES = [
  'form-token',
  'reply-id',
  'import-id',
  'import-writer',
  'receipt',
  'session',
  'sign-in-link',
  'moderator',
  'account-key',
  'mail-link',
  'tombstone',
] as const
export type LastingPurpose = (typeof LASTING_PURPOSES)[number]

/** Keys of pseudonyms: replaced every so often, and destroyed once nothing needs them. */
export const ROTATING_PURPOSES = [
  'voter',
  'writer',
  'mail-address',
  'mail-seal',
  'lesson-id',
] as const
export type RotatingPurpose = (typeof ROTATING_PURPOSES)[number]

/** What a key is for. A hash made for one purpose or site says nothing about any other. */
export type KeyPurpose = LastingPurpose | RotatingPurpose

/** Gives the key of a purpose that lasts. */
export type KeyOf = (purpose: LastingPurpose, site: string) => Uint8Array

/** The key of one purpose and site, 32 bytes, derived from the master key (HKDF, RFC 5869). */
export function purposeKey(master: Uint8Array, purpose: KeyPurpose, site: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', master, site, `riposte/${purpose}`, 32))
}

/**
 * HMAC-SHA-256 over `parts`, 32 bytes. Each part is written with its length before it, so that no
 * two lists of parts read alike.
 */
export function keyedHash(key: Uint8Array, parts: readonly string[]): Uint8Array {
  const hash = createHmac('sha256', key)
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part)
  return new Uint8Array(hash.digest())
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'

/** The first 128 bits as 26 characters of base 32 (RFC 4648, lower case, unpadded). */
export function idOfBytes(bytes: Uint8Array): string {
  let bits = 0
  let pending = 0
  let id = ''
  for (const byte of bytes.subarray(0, 16)) {
    bits = ((bits << 8) | byte) & 0xfff
    pending += 8
    for (; pending >= 5; pending -= 5) id += ALPHABET[(bits >> (pending - 5)) & 31]
  }
  return id + ALPHABET[(bits << (5 - pending)) & 31]
}
