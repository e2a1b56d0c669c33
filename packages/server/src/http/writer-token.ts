import type { WriterId } from '@riposte/protocol'
import { idOfBytes, keyedHash } from '../privacy/keyed-hash.ts'
import { isTagOf, tagOf } from './signed-text.ts'

export interface WriterTokenNeeds {
  readonly writerKey: Uint8Array
  readonly randomBytes: (count: number) => Uint8Array
}

/** What a guest's browser keeps to be known again: `NONCE.TAG`. We keep a keyed hash of it. */
export function newWriterToken({ writerKey, randomBytes }: WriterTokenNeeds): string {
  const nonce = Buffer.from(randomBytes(16)).toString('base64url')
  return `${nonce}.${tagOf(writerKey, ['token', nonce])}`
}

/** Whose token it is; null for one that we did not make. */
export function writerOfToken(key: Uint8Array, token: string | undefined): WriterId | null {
  const [nonce = '', tag = ''] = token?.split('.') ?? []
  if (!nonce || !isTagOf(key, ['token', nonce], tag)) return null
  return idOfBytes(keyedHash(key, ['guest', nonce])) as WriterId
}

/** A reader whom the site signed in, by the site's own id of them. */
export function writerOfReader(key: Uint8Array, readerId: string): WriterId {
  return idOfBytes(keyedHash(key, ['reader', readerId])) as WriterId
}
