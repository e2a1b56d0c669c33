import { createCipheriv, createDecipheriv } from 'node:crypto'

const CIPHER = 'aes-256-gcm'
/** 96 bits, as NIST SP 800-38D section 8.2 wants it, and the longest tag. */
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** A key of 32 bytes and where nonces come from. */
export interface SealNeeds {
  readonly key: Uint8Array
  readonly randomBytes: (count: number) => Uint8Array
}

/**
 * Encrypts `text` so that only who has the key can read it, and only in this `place`: copied to
 * another row it does not open. Base64url of nonce, tag and words.
 */
export function seal({ key, randomBytes }: SealNeeds, place: string, text: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(Buffer.from(place))
  const words = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), words]).toString('base64url')
}

/** What was sealed; undefined when it was sealed elsewhere, by another key, or is damaged. */
export function unseal(key: Uint8Array, place: string, sealed: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return undefined
  const nonce = bytes.subarray(0, NONCE_BYTES)
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(place))
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
  const words = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES))
  try {
    return Buffer.concat([words, decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}
