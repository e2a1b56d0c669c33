import type { SiteId } from '@riposte/protocol'
import type { MailBook } from '../backend/mail-book.ts'
import type { PlacedReply } from '../backend/placed-reply.ts'
import { type EraseNeeds, eraseReply } from './erase.ts'
import { type OwnReplies, ownReplies } from './own-replies.ts'

export interface EraseOwnNeeds extends EraseNeeds {
  readonly mailBook: Pick<MailBook, 'dropReply'>
}

/**
 * Erases at most `limit` of somebody's replies, with their wishes for mail, and resolves to how
 * many. They go with one commit. Killed in between, asking again goes on with what is left.
 */
export async function eraseSomeOwn(
  needs: EraseOwnNeeds,
  site: SiteId,
  own: OwnReplies,
  limit: number,
): Promise<number> {
  const step = await nextToErase(needs, site, own, limit)
  await Promise.all(step.map(({ id }) => eraseReply(needs, site, id, 'writer')))
  await Promise.all(step.map(({ id }) => needs.mailBook.dropReply(site, id)))
  return step.length
}

/** Those by which the others are known go last: otherwise nobody could go on with the others. */
async function nextToErase(
  { views }: EraseOwnNeeds,
  site: SiteId,
  { writers, replyIds }: OwnReplies,
  limit: number,
): Promise<readonly PlacedReply[]> {
  const known = new Set(replyIds)
  const ofWriters = { writers, replyIds: [] }
  const found = await ownReplies(views, site, ofWriters, limit + known.size)
  const others = found.filter(({ id }) => !known.has(id)).slice(0, limit)
  if (others.length > 0) return others
  return ownReplies(views, site, { writers: [], replyIds }, limit)
}
