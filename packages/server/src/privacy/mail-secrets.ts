import type { SiteId, SubscriptionId } from '@riposte/protocol'
import type { Subscription } from '../backend/mail-book.ts'
import type { KeyRing } from './key-ring.ts'
import { idOfBytes, keyedHash } from './keyed-hash.ts'
import { seal, unseal } from './seal.ts'

export type SealedWish = Pick<Subscription, 'site' | 'id' | 'sealed'>

/** What can be done with e-mail addresses by who has the key file. */
export interface MailSecrets {
  /** Of the links in mails. */
  readonly linkKey: Uint8Array
  readonly newSubscriptionId: () => SubscriptionId
  readonly sealAddress: (site: SiteId, id: SubscriptionId, address: string) => string
  /** Undefined when it was sealed with the keys of another key file. */
  readonly addressIn: (wish: SealedWish) => string | undefined
  readonly isSealedByNewest: (wish: SealedWish) => boolean
  readonly addressHashOf: (site: SiteId, address: string) => string
  /** By all keys that are not destroyed, the newest first. */
  readonly addressHashesOf: (site: SiteId, address: string) => readonly string[]
}

export function createMailSecrets(
  ownSite: SiteId,
  { lasting, living }: Pick<KeyRing, 'lasting' | 'living'>,
  randomBytes: (count: number) => Uint8Array,
): MailSecrets {
  const sealKeys = () => living('mail-seal', ownSite)
  const placeOf = (site: SiteId, id: SubscriptionId) => `${site}/${id}`
  const opened = (key: Uint8Array, { site, id, sealed }: SealedWish) =>
    unseal(key, placeOf(site, id), sealed)
  const addressHashesOf = (site: SiteId, address: string) =>
    living('mail-address', ownSite).map((key) =>
      idOfBytes(keyedHash(key, [site, address.toLowerCase()])),
    )
  return {
    linkKey: lasting('mail-link', ownSite),
    newSubscriptionId: () => idOfBytes(randomBytes(16)) as SubscriptionId,
    sealAddress: (site, id, address) =>
      seal({ key: sealKeys()[0]!, randomBytes }, placeOf(site, id), address),
    addressIn(wish) {
      for (const key of sealKeys()) {
        const address = opened(key, wish)
        if (address !== undefined) return address
      }
      return undefined
    },
    isSealedByNewest: (wish) => opened(sealKeys()[0]!, wish) !== undefined,
    addressHashOf: (site, address) => addressHashesOf(site, address)[0]!,
    addressHashesOf,
  }
}
