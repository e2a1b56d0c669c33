import type { SiteId } from '@riposte/protocol'
import type { MailBook } from '../backend/mail-book.ts'
import { type EraseNeeds, eraseReply } from './erase.ts'
import { type OwnReplies, ownReplies } from './own-replies.ts'

/**
 * Erases at most `limit` of somebody's replies, with their wishes for mail, and resolves to how
 * many. They go with one commit. Killed in between, asking again goes on with what is left.
 */
export async function eraseSomeOwn(
  needs: EraseNeeds & { readonly mailBook: Pick<MailBook, 'dropReply'> },
  site: SiteId,
  own: OwnReplies,
  limit: number,
): Promise<number> {
  const step = await ownReplies(needs.views, site, own, limit)
  await Promise.all(step.map(({ id }) => eraseReply(needs, site, id, 'writer')))
  await Promise.all(step.map(({ id }) => needs.mailBook.dropReply(site, id)))
  return step.length
}
