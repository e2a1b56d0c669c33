import type { Subscription } from '../backend/mail-book.ts'
import type { SubscribeNeeds } from '../replies/subscribe.ts'
import type { UnsubscribeNeeds } from '../replies/unsubscribe.ts'

/** What the HTTP side needs of mail; there is none when the server sends no mail. */
export interface ReaderMail
  extends Pick<SubscribeNeeds, 'newSubscriptionId' | 'sealAddress' | 'addressHashOf'>,
    Pick<UnsubscribeNeeds, 'addressIn' | 'addressHashesOf'> {
  /** Of the links in mails. */
  readonly linkKey: Uint8Array
  /** Sends whoever has this subscription a link to all their replies. */
  readonly sendWayIn: (to: Subscription, token: string) => Promise<void>
  /** The mail server's name; null when mails go into a folder. */
  readonly server: string | null
}
