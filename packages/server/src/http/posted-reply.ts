import type { PageKey } from '@riposte/messages'
import { LIMITS, type PostedReply, type ReplyStatus } from '@riposte/protocol'
import { DAY_MS } from '../privacy/register.ts'
import { otherwise } from '../render/why-words.ts'
import type { Reply } from '../replies/apply-event.ts'
import type { Article } from '../replies/article.ts'
import { editableUntil } from '../replies/edit.ts'
import { toldReply, toldStatus } from '../replies/told-status.ts'
import type { AppNeeds } from './app-needs.ts'
import type { Posted } from './post-reply.ts'
import { receiptToken } from './receipt-token.ts'
import { formTokenFor, liveChangeOf } from './thread-view.ts'
import { whyOf } from './why-view.ts'
import { refreshedToken, writersOfToken } from './writer-token.ts'

const STATUS_KEYS = {
  published: 'statusPublished',
  held: 'statusHeld',
  spam: 'statusSpam',
  rejected: 'statusRejected',
  erased: 'statusErased',
} as const satisfies Record<ReplyStatus, PageKey>

/** What happened to a reply, truthfully, and what would have been otherwise: no silent hold. */
export function toldMessage({ siteView, lives }: AppNeeds, reply: Reply): string {
  const { words } = siteView
  const told = toldReply(reply)
  const first = words.say(STATUS_KEYS[told.status], { days: lives.spam / DAY_MS })
  const second = otherwise({ reply: told, verdict: whyOf(told), decision: null }, words)
  return second === undefined ? first : words.say('sentences', { first, second })
}

export function receiptUrl(needs: AppNeeds, reply: Reply): string {
  return `/receipt/${receiptToken(needs.keys.receipt, reply.id)}`
}

/**
 * The answer to a post from a script.
 *
 * @param token by which the writer is known, if it is the one that wrote this.
 */
export async function postedReply(
  needs: AppNeeds,
  article: Article,
  { reply, message }: Posted,
  token?: string,
): Promise<PostedReply> {
  const { id, parentId, position, writer } = reply
  const status = toldStatus(reply)
  const writerKeys = needs.keys.writers()
  const isTokens =
    token !== undefined && writer !== null && writersOfToken(writerKeys, token).includes(writer)
  const { html, count } = await liveChangeOf(needs, reply)
  return {
    id,
    status,
    message,
    receiptUrl: article.url.startsWith('/')
      ? receiptUrl(needs, reply)
      : needs.ownOrigin() + receiptUrl(needs, reply),
    html: status === 'published' ? html : null,
    parentId,
    position,
    count,
    formToken: formTokenFor(needs, article),
    writer: isTokens ? refreshedToken(writerKeys, token) : null,
    editableUntil: editableUntil(needs, reply),
  }
}

export const READER_BODY = { bodyLimit: LIMITS.readerBodyBytesMax }
