import { createPublicKey, type KeyObject } from 'node:crypto'
import { LIMITS, Problem, type Saying } from '@riposte/protocol'
import { errors, jwtVerify } from 'jose'

/** A reader as the site's token says: docs/embedding.md. */
export interface SignedInReader {
  readonly id: string
  readonly name: string
  readonly badge: string
}

/** By which the site signs: a shared secret (HS256), or its public key (EdDSA). */
export type ReaderKey = Uint8Array | KeyObject

const SECRET_CHARS_MIN = 32

/**
 * A secret of at least 32 characters, or a public Ed25519 key as PEM.
 *
 * @throws Error saying what is wrong with it.
 */
export function readerKeyOf(text: string): ReaderKey {
  if (!text.includes('-----BEGIN')) {
    if (text.length >= SECRET_CHARS_MIN) return new TextEncoder().encode(text)
    throw new Error(`must have at least ${SECRET_CHARS_MIN} characters.`)
  }
  const key = createPublicKey(text)
  if (key.asymmetricKeyType === 'ed25519') return key
  throw new Error('must be a public key for Ed25519, or a secret.')
}

/**
 * Who signed in, from a JSON Web Token (RFC 7519) that ends by itself.
 *
 * @throws Problem `reader-token-refused`.
 */
export async function signedInReader(
  key: ReaderKey | undefined,
  token: string,
  now: number,
): Promise<SignedInReader> {
  if (!key) throw refused('this site signs nobody in')
  try {
    const algorithms = [key instanceof Uint8Array ? 'HS256' : 'EdDSA']
    const requiredClaims = ['sub', 'name', 'exp']
    const options = { algorithms, requiredClaims, currentDate: new Date(now) }
    const { payload } = await jwtVerify(token, key, options)
    return readerIn(payload)
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error
    if (error instanceof errors.JWTExpired) throw refused('it is over', 'signInOver')
    throw refused('it is not a good token')
  }
}

function readerIn(claims: Readonly<Record<string, unknown>>): SignedInReader {
  const { sub: id, badge = '' } = claims
  const name = typeof claims['name'] === 'string' ? claims['name'].trim() : ''
  const isShort = (word: string, charsMax: number) => [...word].length <= charsMax
  const isGood =
    typeof id === 'string' &&
    typeof badge === 'string' &&
    isShort(id, LIMITS.nameCharsMax * 4) &&
    name !== '' &&
    [id, name, badge].every((it) => it.isWellFormed() && !/\p{Cc}/u.test(it)) &&
    isShort(name, LIMITS.nameCharsMax) &&
    isShort(badge, LIMITS.badgeCharsMax)
  if (isGood) return { id, name, badge }
  throw refused('its id, name or badge is missing or too long')
}

function refused(why: string, says?: Saying): Problem {
  const next = 'Your text is kept: sign in again on this site.'
  const detail = `The site’s word for who you are: ${why}. ${next}`
  return new Problem('reader-token-refused', detail, says && { says })
}
