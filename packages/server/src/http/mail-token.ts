import type { SubscriptionId } from '@riposte/protocol'
import { isTagOf, tagOf } from './signed-text.ts'

const ID_CHARS = 26

/** What a link in a mail does: with the link for one nobody can do the other. */
type MailVerb = 'confirm' | 'unsubscribe'

/** The unguessable end of a link in a mail: an id and a tag. Stored nowhere. */
export function confirmToken(key: Uint8Array, id: SubscriptionId): string {
  return tokenOf(key, 'confirm', id)
}

/** Names no subscription but an address, by its hash: it still works when that is erased. */
export function unsubscribeToken(key: Uint8Array, addressHash: string): string {
  return tokenOf(key, 'unsubscribe', addressHash)
}

/** The id that a token was made for, or undefined for a forged one. */
export function idOfMailToken(key: Uint8Array, verb: MailVerb, token: string): string | undefined {
  const id = token.slice(0, ID_CHARS)
  return isTagOf(key, [verb, id], token.slice(ID_CHARS)) ? id : undefined
}

function tokenOf(key: Uint8Array, verb: MailVerb, id: string): string {
  return id + tagOf(key, [verb, id])
}
