import type { SiteId } from '@riposte/protocol'
import type { MailBook, Subscription } from '../backend/mail-book.ts'

export interface UnsubscribeNeeds {
  readonly mailBook: Pick<MailBook, 'subscriptionsAfter' | 'dropAddress'>
  readonly addressIn: (wish: Subscription) => string | undefined
  /** By all keys that are not destroyed. */
  readonly addressHashesOf: (site: SiteId, address: string) => readonly string[]
}

const WISHES_AT_ONCE = 500

/**
 * Ends all subscriptions of an address, of which a link in a mail has the hash. The keys may have
 * been replaced since the mail went out: then its subscriptions are known by other hashes now.
 */
export async function unsubscribe(
  { mailBook, addressIn, addressHashesOf }: UnsubscribeNeeds,
  site: SiteId,
  addressHash: string,
): Promise<void> {
  const hashes = new Set([addressHash])
  for (let after = ''; ; ) {
    const wishes = await mailBook.subscriptionsAfter(site, after, WISHES_AT_ONCE)
    if (wishes.length === 0) break
    for (const wish of wishes) {
      if (hashes.has(wish.addressHash)) continue
      const address = addressIn(wish)
      if (address === undefined) continue
      if (addressHashesOf(site, address).includes(addressHash)) hashes.add(wish.addressHash)
    }
    after = wishes.at(-1)!.id
    await new Promise<void>((resolve) => void setImmediate(resolve))
  }
  for (const hash of hashes) await mailBook.dropAddress(site, hash)
}
