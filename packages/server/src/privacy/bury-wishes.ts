import type { SiteId } from '@riposte/protocol'
import type { MailBook, Subscription } from '../backend/mail-book.ts'
import type { Tombstones } from './tombstones.ts'

const WISHES_AT_ONCE = 500

/**
 * The same book of wishes for mail, but one that its owner ends is noted outside of it first: no
 * backup that is put back begins to mail again.
 */
export function buryWishes(
  mailBook: MailBook,
  { buryWishes: bury }: Pick<Tombstones, 'buryWishes'>,
): MailBook {
  return {
    ...mailBook,
    async dropReply(site, replyId) {
      const wish = await mailBook.subscriptionOf(site, replyId)
      if (wish) bury(site, [wish.id])
      await mailBook.dropReply(site, replyId)
    },
    async dropAddress(site, addressHash) {
      const isOf = (it: Subscription) => it.addressHash === addressHash
      for await (const wishes of wishesOf(mailBook, site)) {
        bury(
          site,
          wishes.filter(isOf).map(({ id }) => id),
        )
      }
      return mailBook.dropAddress(site, addressHash)
    },
  }
}

/** All wishes of a site, so many at a time. */
export async function* wishesOf(
  mailBook: Pick<MailBook, 'subscriptionsAfter'>,
  site: SiteId,
): AsyncGenerator<readonly Subscription[]> {
  for (let after = ''; ; ) {
    const wishes = await mailBook.subscriptionsAfter(site, after, WISHES_AT_ONCE)
    if (wishes.length === 0) return
    yield wishes
    after = wishes.at(-1)!.id
  }
}
