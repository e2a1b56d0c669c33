import type { ReplyId, SiteId, SubscriptionId } from '@riposte/protocol'
import type { Database } from 'better-sqlite3'
import type { MailBook, MailKey, MailNews, Subscription, WaitingMail } from '../mail-book.ts'

interface SubscriptionRow {
  readonly site: string
  readonly id: string
  readonly reply_id: string
  readonly sealed: string
  readonly address_hash: string
  readonly state: 'pending' | 'confirmed'
  readonly created_at: number
}

interface MailRow {
  readonly subscription_id: string
  readonly answer_id: string
  readonly queued_at: number
  readonly due_at: number
  readonly attempts: number
  readonly done_at: number | null
}

/** Subscriptions and the outbox in the tables `mail_…`. */
export function sqliteMailBook(db: Database): MailBook {
  return { ...subscriptions(db), ...outbox(db), ...asked(db) }
}

type Subscriptions = Pick<
  MailBook,
  | 'add'
  | 'subscription'
  | 'subscriptionOf'
  | 'subscriptionsAfter'
  | 'confirmedOf'
  | 'confirm'
  | 'reseal'
  | 'dropReply'
  | 'dropAddress'
>

function subscriptions(db: Database): Subscriptions {
  const byId = db.prepare<[string, string], SubscriptionRow>(
    'SELECT * FROM mail_subscription WHERE site = ? AND id = ?',
  )
  const byReply = db.prepare<[string, string], SubscriptionRow>(
    'SELECT * FROM mail_subscription WHERE site = ? AND reply_id = ?',
  )
  const after = db.prepare<[string, string, number], SubscriptionRow>(
    'SELECT * FROM mail_subscription WHERE site = ? AND id > ? ORDER BY id LIMIT ?',
  )
  const confirmed = db.prepare<[string, string, number], SubscriptionRow>(
    `SELECT * FROM mail_subscription WHERE site = ? AND address_hash = ? AND state = 'confirmed'
     ORDER BY created_at, id LIMIT ?`,
  )
  const pending = db
    .prepare<[string, string], number>(
      `SELECT count(*) FROM mail_subscription
       WHERE site = ? AND address_hash = ? AND state = 'pending'`,
    )
    .pluck()
  const insert = db.prepare('INSERT INTO mail_subscription VALUES (?, ?, ?, ?, ?, ?, ?)')
  const confirm = db.prepare<[string, string], SubscriptionRow>(
    `UPDATE mail_subscription SET state = 'confirmed' WHERE site = ? AND id = ? RETURNING *`,
  )
  const reseal = resealer(db)
  const dropReply = dropper(db, 'reply_id = ?')
  const dropAddress = dropper(db, 'address_hash = ?')
  const add = db.transaction((it: Subscription, pendingMax: number): boolean => {
    const { site, id, replyId, sealed, addressHash, state, createdAt } = it
    if (byReply.get(site, replyId)) return true
    if (pending.get(site, addressHash)! >= pendingMax) return false
    insert.run(site, id, replyId, sealed, addressHash, state, createdAt)
    return true
  })
  return {
    add: async (subscription, pendingMax) => add.immediate(subscription, pendingMax),
    subscription: async (site, id) => subscriptionOfRow(byId.get(site, id)),
    subscriptionOf: async (site, replyId) => subscriptionOfRow(byReply.get(site, replyId)),
    subscriptionsAfter: async (site, id, limit) =>
      after.all(site, id, limit).map((row) => subscriptionOfRow(row)!),
    confirmedOf: async (site, addressHash, limit) =>
      confirmed.all(site, addressHash, limit).map((row) => subscriptionOfRow(row)!),
    confirm: async (site, id) => subscriptionOfRow(confirm.get(site, id)),
    async reseal(subscription, by) {
      reseal(subscription, by)
    },
    async dropReply(site, replyId) {
      dropReply(site, replyId)
    },
    dropAddress: async (site, addressHash) => dropAddress(site, addressHash),
  }
}

function resealer(db: Database) {
  const change = db.prepare(
    `UPDATE mail_subscription SET sealed = ?, address_hash = ?
     WHERE site = ? AND id = ? AND sealed = ?`,
  )
  const asked = db.prepare(
    `INSERT INTO mail_asked SELECT site, ?, at FROM mail_asked WHERE site = ? AND address_hash = ?
     ON CONFLICT DO UPDATE SET at = max(at, excluded.at)`,
  )
  const forgetAsked = db.prepare('DELETE FROM mail_asked WHERE site = ? AND address_hash = ?')
  type Sealed = Pick<Subscription, 'sealed' | 'addressHash'>
  const reseal = db.transaction(({ site, id, sealed, addressHash }: Subscription, by: Sealed) => {
    const { changes } = change.run(by.sealed, by.addressHash, site, id, sealed)
    if (changes === 0 || by.addressHash === addressHash) return
    asked.run(by.addressHash, site, addressHash)
    forgetAsked.run(site, addressHash)
  })
  return (subscription: Subscription, by: Sealed) => reseal.immediate(subscription, by)
}

/** Drops the subscriptions of a site of which `condition` is true, with their mails. */
function dropper(db: Database, condition: string) {
  const mails = db.prepare(
    `DELETE FROM mail_outbox WHERE (site, subscription_id) IN
       (SELECT site, id FROM mail_subscription WHERE site = ? AND ${condition})`,
  )
  const rows = db.prepare(`DELETE FROM mail_subscription WHERE site = ? AND ${condition}`)
  const drop = db.transaction((site: SiteId, ...parts: readonly (string | number)[]): number => {
    mails.run(site, ...parts)
    return rows.run(site, ...parts).changes
  })
  return (site: SiteId, ...parts: readonly (string | number)[]) => drop.immediate(site, ...parts)
}

type Outbox = Pick<
  MailBook,
  'mailsOf' | 'position' | 'take' | 'queue' | 'due' | 'waitingFor' | 'settle' | 'forgetMails'
>

function outbox(db: Database): Outbox {
  const position = db
    .prepare<[string], number>('SELECT position FROM mail_position WHERE site = ?')
    .pluck()
  const move = db.prepare('INSERT OR REPLACE INTO mail_position VALUES (?, ?)')
  const insert = db.prepare(
    `INSERT OR IGNORE INTO mail_outbox
     SELECT @site, @id, @answer, @queuedAt, @dueAt, @attempts, NULL
     WHERE EXISTS (SELECT 1 FROM mail_subscription WHERE site = @site AND id = @id)`,
  )
  const dropAnswer = db.prepare('DELETE FROM mail_outbox WHERE site = ? AND answer_id = ?')
  const dropReply = dropper(db, 'reply_id = ?')
  const due = db.prepare<[string, number, number], MailRow>(
    `SELECT * FROM mail_outbox WHERE site = ? AND due_at <= ? AND done_at IS NULL
     ORDER BY due_at, subscription_id, answer_id LIMIT ?`,
  )
  const waitingFor = db.prepare<[string, string], MailRow>(
    `SELECT mail_outbox.* FROM mail_outbox
     JOIN mail_subscription USING (site) WHERE site = ? AND address_hash = ?
       AND id = subscription_id AND answer_id != '' AND done_at IS NULL
     ORDER BY due_at, subscription_id, answer_id`,
  )
  const mailsOf = db.prepare<[string, string, number], MailRow>(
    `SELECT * FROM mail_outbox WHERE site = ? AND subscription_id = ?
     ORDER BY queued_at, answer_id LIMIT ?`,
  )
  const key = 'site = @site AND subscription_id = @id AND answer_id = @answer'
  const done = db.prepare(`UPDATE mail_outbox SET done_at = @doneAt WHERE ${key}`)
  const later = db.prepare(
    `UPDATE mail_outbox SET due_at = @dueAt, attempts = @attempts WHERE ${key}`,
  )
  const forget = db.prepare(`DELETE FROM mail_outbox WHERE ${key}`)

  const enqueue = (site: SiteId, { queuedAt, dueAt, attempts, ...mail }: WaitingMail) =>
    void insert.run({ ...rowKey(site, mail), queuedAt, dueAt, attempts })
  const take = db.transaction((site: SiteId, { position, queued, erased }: MailNews) => {
    for (const mail of queued) enqueue(site, mail)
    for (const id of erased) {
      dropReply(site, id)
      dropAnswer.run(site, id)
    }
    move.run(site, position)
  })
  const forEach = db.transaction((mails: readonly MailKey[], run: (mail: MailKey) => void) => {
    for (const mail of mails) run(mail)
  })
  return {
    mailsOf: async (site, id, limit) =>
      mailsOf.all(site, id, limit).map((row) => ({ ...mailOfRow(row), doneAt: row.done_at })),
    position: async (site) => position.get(site),
    async take(site, news) {
      // What a power cut takes back is followed again, so nothing waits for the disk.
      db.pragma('synchronous = NORMAL')
      try {
        take.immediate(site, news)
      } finally {
        db.pragma('synchronous = FULL')
      }
    },
    queue: async (site, mail) => enqueue(site, mail),
    due: async (site, now, limit) => due.all(site, now, limit).map(mailOfRow),
    waitingFor: async (site, addressHash) => waitingFor.all(site, addressHash).map(mailOfRow),
    async settle(site, mails, settlement) {
      const statement = 'doneAt' in settlement ? done : later
      forEach.immediate(mails, (mail) => statement.run({ ...rowKey(site, mail), ...settlement }))
    },
    async forgetMails(site, mails) {
      forEach.immediate(mails, (mail) => forget.run(rowKey(site, mail)))
    },
  }
}

type Asked = Pick<MailBook, 'askedAt' | 'noteAsked' | 'forgetOld' | 'overdueCount'>

function asked(db: Database): Asked {
  const askedAt = db
    .prepare<[string, string], number>(
      'SELECT at FROM mail_asked WHERE site = ? AND address_hash = ?',
    )
    .pluck()
  const note = db.prepare('INSERT OR REPLACE INTO mail_asked VALUES (?, ?, ?)')
  const forgetAsked = db.prepare('DELETE FROM mail_asked WHERE site = ? AND at < ?')
  const old = `((state = 'pending' AND created_at < ?) OR (state = 'confirmed' AND created_at < ?))`
  const count = db
    .prepare<[string, number, number], number>(
      `SELECT count(*) FROM mail_subscription WHERE site = ? AND ${old}`,
    )
    .pluck()
  const dropOld = dropper(db, old)
  return {
    askedAt: async (site, addressHash) => askedAt.get(site, addressHash),
    async noteAsked(site, addressHash, at) {
      note.run(site, addressHash, at)
    },
    async forgetOld(site, { pendingBefore, confirmedBefore, askedBefore }) {
      return (
        forgetAsked.run(site, askedBefore).changes + dropOld(site, pendingBefore, confirmedBefore)
      )
    },
    overdueCount: async (site, { pendingBefore, confirmedBefore }) =>
      count.get(site, pendingBefore, confirmedBefore)!,
  }
}

const rowKey = (site: SiteId, { subscriptionId: id, answerId }: MailKey) => ({
  site,
  id,
  answer: answerId ?? '',
})

function subscriptionOfRow(row: SubscriptionRow | undefined): Subscription | undefined {
  if (!row) return undefined
  const { site, id, sealed, state } = row
  return {
    site: site as SiteId,
    id: id as SubscriptionId,
    replyId: row.reply_id as ReplyId,
    sealed,
    addressHash: row.address_hash,
    state,
    createdAt: row.created_at,
  }
}

function mailOfRow(row: MailRow): WaitingMail {
  return {
    subscriptionId: row.subscription_id as SubscriptionId,
    answerId: row.answer_id === '' ? null : (row.answer_id as ReplyId),
    queuedAt: row.queued_at,
    dueAt: row.due_at,
    attempts: row.attempts,
  }
}
