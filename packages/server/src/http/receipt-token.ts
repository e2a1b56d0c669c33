import type { ReplyId } from '@riposte/protocol'
import { isTagOf, tagOf } from './signed-text.ts'

const ID_CHARS = 26

/** The unguessable end of a receipt's address: the reply's id and a tag. Stored nowhere. */
export function receiptToken(key: Uint8Array, id: ReplyId): string {
  return id + tagOf(key, [id])
}

/** The reply that a receipt's token opens, or undefined for a forged one. */
export function replyOfReceipt(key: Uint8Array, token: string): ReplyId | undefined {
  const id = token.slice(0, ID_CHARS)
  return isTagOf(key, [id], token.slice(ID_CHARS)) ? (id as ReplyId) : undefined
}
