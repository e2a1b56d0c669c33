import { type ArticleId, LIMITS, type ReplyId, type SiteId } from '@riposte/protocol'
import type { Views } from '../backend/views.ts'

/** The reply that an address of ours names, or undefined. */
export function replyNamedIn(address: string): ReplyId | undefined {
  return /(?:[?&]reply=|#reply-)([a-z2-7]{26})(?![a-z2-7])/.exec(address)?.[1] as
    | ReplyId
    | undefined
}

/**
 * The one published reply that has these words in it, letter for letter but for the case and white
 * space: under an article, or else among the newest of the site. Undefined for none, or several.
 */
export async function findQuoted(
  views: Views,
  site: SiteId,
  quote: string,
  article: ArticleId | undefined,
): Promise<ReplyId | undefined> {
  const wanted = plain(quote)
  if ([...wanted].length < LIMITS.aboutMeQuoteCharsMin) return undefined
  const replies = await views.newest(site, LIMITS.quotedRepliesMax, article)
  const found = replies.filter(({ text }) => plain(text).includes(wanted))
  return found.length === 1 ? found[0]!.id : undefined
}

const plain = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase()
