import type { WriterId } from '@riposte/protocol'
import { idOfBytes, keyedHash } from '../privacy/keyed-hash.ts'
import { isTagOf, tagOf } from './signed-text.ts'

/** Of writers, the newest first: what is new goes by that, what is looked for by any. */
type WriterKeys = readonly Uint8Array[]

export interface WriterTokenNeeds {
  readonly writerKeys: WriterKeys
  readonly randomBytes: (count: number) => Uint8Array
}

/** What a guest's browser keeps to be known again: `NONCE.TAG`. We keep a keyed hash of it. */
export function newWriterToken({ writerKeys, randomBytes }: WriterTokenNeeds): string {
  const nonce = Buffer.from(randomBytes(16)).toString('base64url')
  return tokenOf(writerKeys, nonce)
}

/** The same writer's token, but signed by the newest key: older ones are destroyed one day. */
export function refreshedToken(keys: WriterKeys, token: string): string {
  return tokenOf(keys, token.split('.')[0]!)
}

function tokenOf(keys: WriterKeys, nonce: string): string {
  return `${nonce}.${tagOf(keys[0]!, ['token', nonce])}`
}

/** Whose token it is, by each key; none for one that we did not make. */
export function writersOfToken(keys: WriterKeys, token: string | undefined): readonly WriterId[] {
  const [nonce = '', tag = ''] = token?.split('.') ?? []
  if (!nonce || !keys.some((key) => isTagOf(key, ['token', nonce], tag))) return []
  return keys.map((key) => idOfBytes(keyedHash(key, ['guest', nonce])) as WriterId)
}

/** A reader whom the site signed in, by the site's own id of them and by each key. */
export function writersOfReader(keys: WriterKeys, readerId: string): readonly WriterId[] {
  return keys.map((key) => idOfBytes(keyedHash(key, ['reader', readerId])) as WriterId)
}
