import type { SiteId } from '@riposte/protocol'
import type { MailBook, Subscription } from '../backend/mail-book.ts'
import { wishesOf } from './bury-wishes.ts'

export interface SealAnewNeeds {
  readonly mailBook: Pick<MailBook, 'subscriptionsAfter' | 'reseal'>
  /** Whether the newest key opens it. */
  readonly isSealedByNewest: (wish: Subscription) => boolean
  /** By whichever key; undefined when none does. */
  readonly addressIn: (wish: Subscription) => string | undefined
  readonly sealAddress: (site: SiteId, id: Subscription['id'], address: string) => string
  readonly addressHashOf: (site: SiteId, address: string) => string
}

/**
 * Seals every e-mail address under the newest key, so many before others have a turn. May be
 * stopped anywhere: what is sealed anew is left alone the next time. Resolves to how many it was.
 */
export async function sealAnew(
  needs: SealAnewNeeds,
  site: SiteId,
  signal: AbortSignal,
): Promise<number> {
  let count = 0
  for await (const wishes of wishesOf(needs.mailBook, site)) {
    for (const wish of wishes) {
      if (signal.aborted) return count
      if (needs.isSealedByNewest(wish)) continue
      const address = needs.addressIn(wish)
      // Sealed by keys that are lost: nobody can read it, and its time will come.
      if (address === undefined) continue
      const sealed = needs.sealAddress(site, wish.id, address)
      const addressHash = needs.addressHashOf(site, address)
      await needs.mailBook.reseal(wish, { sealed, addressHash })
      count++
    }
    await new Promise<void>((resolve) => void setImmediate(resolve))
  }
  return count
}
