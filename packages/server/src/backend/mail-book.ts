import type { EpochMs, Position, ReplyId, SiteId, SubscriptionId } from '@riposte/protocol'

/** Somebody asked to be told by mail when their reply is answered. */
export interface Subscription {
  readonly site: SiteId
  readonly id: SubscriptionId
  /** Whose answers are mailed. A reply has one subscription at most. */
  readonly replyId: ReplyId
  /** The e-mail address, encrypted. */
  readonly sealed: string
  /** Of the address, keyed: the same address, the same hash. */
  readonly addressHash: string
  /** Pending until the mail that asks is answered with a press of its button. */
  readonly state: 'pending' | 'confirmed'
  readonly createdAt: EpochMs
}

/** Which mail: about which answer, or the one that asks to confirm. */
export interface MailKey {
  readonly subscriptionId: SubscriptionId
  /** Null: the mail that asks to confirm. */
  readonly answerId: ReplyId | null
}

/** A mail that waits in the outbox. It holds no words: these are read when it goes out. */
export interface WaitingMail extends MailKey {
  readonly queuedAt: EpochMs
  readonly dueAt: EpochMs
  /** How often it was tried in vain. */
  readonly attempts: number
}

/** A mail as the outbox keeps it. */
export interface KeptMail extends WaitingMail {
  /** When it was sent or given up; null while it waits. */
  readonly doneAt: EpochMs | null
}

/** What became of a mail: it is never queued again, or tried later. */
export type Settlement =
  | { readonly doneAt: EpochMs }
  | { readonly dueAt: EpochMs; readonly attempts: number }

/** What a stretch of the journal means for mail. */
export interface MailNews {
  /** Up to here the journal was followed. */
  readonly position: Position
  readonly queued: readonly WaitingMail[]
  readonly erased: readonly ReplyId[]
}

/** Before which moments what is kept has outlived its life. */
export interface MailLives {
  readonly pendingBefore: EpochMs
  readonly confirmedBefore: EpochMs
  readonly askedBefore: EpochMs
}

/**
 * Who wants mail about answers, and what is to be sent. It is no fold that could be rebuilt: the
 * journal has no address. Every call names its site and sees nothing of another.
 */
export interface MailBook {
  /**
   * Adds a subscription, unless its reply has one already.
   *
   * @returns false, and adds nothing, when the address has `pendingMax` pending ones.
   */
  add(subscription: Subscription, pendingMax: number): Promise<boolean>
  subscription(site: SiteId, id: SubscriptionId): Promise<Subscription | undefined>
  subscriptionOf(site: SiteId, replyId: ReplyId): Promise<Subscription | undefined>
  /** Of all states, by their ids from after `after` on; empty: from the first on. */
  subscriptionsAfter(site: SiteId, after: string, limit: number): Promise<readonly Subscription[]>
  /** Confirmed subscriptions of an address, the oldest first. */
  confirmedOf(site: SiteId, addressHash: string, limit: number): Promise<readonly Subscription[]>
  /** The mails of a subscription, sent ones too, the oldest first. */
  mailsOf(site: SiteId, id: SubscriptionId, limit: number): Promise<readonly KeptMail[]>
  /** Confirms; doing it twice does it once. Undefined when there is no such subscription. */
  confirm(site: SiteId, id: SubscriptionId): Promise<Subscription | undefined>
  /**
   * Keeps the same address, sealed and hashed by other keys; nothing when it has changed since it
   * was read. When the address was last asked is found by the new hash.
   */
  reseal(
    subscription: Subscription,
    by: Pick<Subscription, 'sealed' | 'addressHash'>,
  ): Promise<void>
  /** Ends the subscription of a reply, with its mails. */
  dropReply(site: SiteId, replyId: ReplyId): Promise<void>
  /** Ends all subscriptions of an address, with their mails, and resolves to how many. */
  dropAddress(site: SiteId, addressHash: string): Promise<number>

  /** Up to where the journal was followed; undefined: never. */
  position(site: SiteId): Promise<Position | undefined>
  /**
   * Takes news in one transaction: what is queued already, or was ever sent, is not queued again,
   * nor is a mail of a subscription that is not there; what is about an erased reply is dropped.
   */
  take(site: SiteId, news: MailNews): Promise<void>
  /** Queues one mail in the same way. */
  queue(site: SiteId, mail: WaitingMail): Promise<void>

  /** Waiting mails that are due, the oldest first. */
  due(site: SiteId, now: EpochMs, limit: number): Promise<readonly WaitingMail[]>
  /** All waiting mails about answers to whoever has this address, the oldest first. */
  waitingFor(site: SiteId, addressHash: string): Promise<readonly WaitingMail[]>
  settle(site: SiteId, mails: readonly MailKey[], settlement: Settlement): Promise<void>
  /** Takes mails out of the outbox as if they had never been queued. */
  forgetMails(site: SiteId, mails: readonly MailKey[]): Promise<void>
  /** When the address was last asked to confirm; undefined: not in the time that this is kept. */
  askedAt(site: SiteId, addressHash: string): Promise<EpochMs | undefined>
  noteAsked(site: SiteId, addressHash: string, at: EpochMs): Promise<void>

  /** Drops what has outlived its life, and resolves to how many rows that were. */
  forgetOld(site: SiteId, lives: MailLives): Promise<number>
  /** How many subscriptions have outlived their life and are still there. */
  overdueCount(site: SiteId, lives: MailLives): Promise<number>
}
