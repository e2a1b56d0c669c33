import type { WriterId } from '@riposte/protocol'
import { isTagOf, tagOf } from './signed-text.ts'

const ID_CHARS = 26

/** The unguessable end of the address of all replies of one writer. Stored nowhere. */
export function writerPageToken(key: Uint8Array, writer: WriterId): string {
  return writer + tagOf(key, ['all replies of', writer])
}

/** Whose replies a token opens, or undefined for a forged one. */
export function writerOfPageToken(key: Uint8Array, token: string): WriterId | undefined {
  const writer = token.slice(0, ID_CHARS)
  const isOurs = isTagOf(key, ['all replies of', writer], token.slice(ID_CHARS))
  return isOurs ? (writer as WriterId) : undefined
}
