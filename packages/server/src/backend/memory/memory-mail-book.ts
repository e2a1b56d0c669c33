import type { SiteId } from '@riposte/protocol'
import type {
  KeptMail,
  MailBook,
  MailKey,
  MailLives,
  Subscription,
  WaitingMail,
} from '../mail-book.ts'

interface SiteMail {
  subscriptions: readonly Subscription[]
  outbox: readonly KeptMail[]
  readonly askedAt: Map<string, number>
  position: number | undefined
}

type Outbox = Pick<
  MailBook,
  | 'position'
  | 'take'
  | 'queue'
  | 'due'
  | 'waitingFor'
  | 'settle'
  | 'forgetMails'
  | 'askedAt'
  | 'noteAsked'
  | 'forgetOld'
  | 'overdueCount'
>

/** Subscriptions and the outbox for as long as the process lives. */
export function memoryMailBook(): MailBook {
  const sites = new Map<string, SiteMail>()
  const mailOf = (site: SiteId): SiteMail => {
    const found = sites.get(site)
    if (found) return found
    const empty = { subscriptions: [], outbox: [], askedAt: new Map(), position: undefined }
    sites.set(site, empty)
    return empty
  }
  const change = async (site: SiteId, mails: readonly MailKey[], to: Partial<KeptMail>) => {
    const mail = mailOf(site)
    mail.outbox = mail.outbox.map((row) => (mails.some(sameMail(row)) ? { ...row, ...to } : row))
  }
  return {
    ...subscriptions(mailOf),
    ...lists(mailOf),
    position: async (site) => mailOf(site).position,
    async take(site, { position, queued, erased }) {
      const mail = mailOf(site)
      for (const it of queued) enqueue(mail, it)
      drop(mail, ({ replyId }) => erased.includes(replyId))
      mail.outbox = mail.outbox.filter(({ answerId }) => !answerId || !erased.includes(answerId))
      mail.position = position
    },
    queue: async (site, it) => enqueue(mailOf(site), it),
    async due(site, now, limit) {
      const due = mailOf(site).outbox.filter((it) => it.doneAt === null && it.dueAt <= now)
      return due.sort(byDue).slice(0, limit).map(waiting)
    },
    async waitingFor(site, addressHash) {
      const { subscriptions, outbox } = mailOf(site)
      const theirs = subscriptions.filter((it) => it.addressHash === addressHash)
      const isTheirs = (row: KeptMail) => theirs.some(({ id }) => id === row.subscriptionId)
      const rows = outbox.filter((it) => it.doneAt === null && it.answerId !== null && isTheirs(it))
      return rows.sort(byDue).map(waiting)
    },
    settle: change,
    async forgetMails(site, mails) {
      const mail = mailOf(site)
      mail.outbox = mail.outbox.filter((row) => !mails.some(sameMail(row)))
    },
    askedAt: async (site, addressHash) => mailOf(site).askedAt.get(addressHash),
    async noteAsked(site, addressHash, at) {
      mailOf(site).askedAt.set(addressHash, at)
    },
    async forgetOld(site, lives) {
      const mail = mailOf(site)
      const asked = [...mail.askedAt].filter(([, at]) => at < lives.askedBefore)
      for (const [hash] of asked) mail.askedAt.delete(hash)
      return asked.length + drop(mail, (it) => isOverdue(it, lives))
    },
    overdueCount: async (site, lives) =>
      mailOf(site).subscriptions.filter((it) => isOverdue(it, lives)).length,
  }
}

function subscriptions(
  mailOf: (site: SiteId) => SiteMail,
): Omit<MailBook, keyof Outbox | 'confirmedOf' | 'mailsOf'> {
  return {
    async add(subscription, pendingMax) {
      const mail = mailOf(subscription.site)
      const { replyId, addressHash } = subscription
      if (mail.subscriptions.some((it) => it.replyId === replyId)) return true
      const pending = mail.subscriptions.filter(
        (it) => it.addressHash === addressHash && it.state === 'pending',
      )
      if (pending.length >= pendingMax) return false
      mail.subscriptions = [...mail.subscriptions, subscription]
      return true
    },
    subscription: async (site, id) => mailOf(site).subscriptions.find((it) => it.id === id),
    subscriptionOf: async (site, replyId) =>
      mailOf(site).subscriptions.find((it) => it.replyId === replyId),
    subscriptionsAfter: async (site, after, limit) =>
      mailOf(site)
        .subscriptions.filter(({ id }) => id > after)
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, limit),
    async confirm(site, id) {
      const mail = mailOf(site)
      mail.subscriptions = mail.subscriptions.map((it) =>
        it.id === id ? { ...it, state: 'confirmed' } : it,
      )
      return mail.subscriptions.find((it) => it.id === id)
    },
    async reseal({ site, id, sealed, addressHash }, by) {
      const mail = mailOf(site)
      if (!mail.subscriptions.some((it) => it.id === id && it.sealed === sealed)) return
      mail.subscriptions = mail.subscriptions.map((it) => (it.id === id ? { ...it, ...by } : it))
      const asked = mail.askedAt.get(addressHash)
      if (asked === undefined || by.addressHash === addressHash) return
      mail.askedAt.delete(addressHash)
      mail.askedAt.set(by.addressHash, Math.max(asked, mail.askedAt.get(by.addressHash) ?? 0))
    },
    async dropReply(site, replyId) {
      drop(mailOf(site), (it) => it.replyId === replyId)
    },
    dropAddress: async (site, hash) => drop(mailOf(site), (it) => it.addressHash === hash),
  }
}

/** What is listed of an address and of a subscription. */
function lists(mailOf: (site: SiteId) => SiteMail): Pick<MailBook, 'confirmedOf' | 'mailsOf'> {
  return {
    async confirmedOf(site, addressHash, limit) {
      const own = mailOf(site).subscriptions.filter(
        (it) => it.addressHash === addressHash && it.state === 'confirmed',
      )
      const older = (a: Subscription, b: Subscription) =>
        a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)
      return own.toSorted(older).slice(0, limit)
    },
    async mailsOf(site, id, limit) {
      const own = mailOf(site).outbox.filter((it) => it.subscriptionId === id)
      return own.toSorted(byAge).slice(0, limit)
    },
  }
}

const sameMail = (a: MailKey) => (b: MailKey) =>
  a.subscriptionId === b.subscriptionId && a.answerId === b.answerId

const byDue = (a: KeptMail, b: KeptMail) =>
  a.dueAt - b.dueAt || (a.subscriptionId + a.answerId < b.subscriptionId + b.answerId ? -1 : 1)

const byAge = (a: KeptMail, b: KeptMail) =>
  a.queuedAt - b.queuedAt || ((a.answerId ?? '') < (b.answerId ?? '') ? -1 : 1)

const waiting = ({ doneAt: _, ...mail }: KeptMail): WaitingMail => mail

function enqueue(mail: SiteMail, it: WaitingMail): void {
  if (!mail.subscriptions.some(({ id }) => id === it.subscriptionId)) return
  if (mail.outbox.some(sameMail(it))) return
  mail.outbox = [...mail.outbox, { ...it, doneAt: null }]
}

function drop(mail: SiteMail, which: (it: Subscription) => boolean): number {
  const dropped = mail.subscriptions.filter(which)
  mail.subscriptions = mail.subscriptions.filter((it) => !dropped.includes(it))
  mail.outbox = mail.outbox.filter((row) => !dropped.some(({ id }) => id === row.subscriptionId))
  return dropped.length
}

function isOverdue(it: Subscription, { pendingBefore, confirmedBefore }: MailLives): boolean {
  return it.createdAt < (it.state === 'pending' ? pendingBefore : confirmedBefore)
}
