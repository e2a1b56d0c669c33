import type { EpochMs, ReplyId, SiteId } from '@riposte/protocol'
import type { Backend } from '../backend/backend.ts'
import type { MailKey, Subscription, WaitingMail } from '../backend/mail-book.ts'
import type { Mailer, OutgoingMail, Sent } from '../mail/mailer.ts'
import type { Lives } from '../privacy/lives.ts'
import type { Reply } from '../replies/apply-event.ts'

/** An answer, and whose reply it answers. */
export interface ToldAnswer {
  readonly subscription: Subscription
  readonly answer: Reply
}

/** What the one renderer makes of it; undefined when the address cannot be read any more. */
export interface ComposeMail {
  readonly confirmation: (to: Subscription, reply: Reply) => OutgoingMail | undefined
  /** Of one person, at least one. */
  readonly answers: (told: readonly ToldAnswer[]) => OutgoingMail | undefined
}

export interface SendMailNeeds {
  readonly backend: Pick<Backend, 'views' | 'mailBook'>
  readonly site: SiteId
  readonly now: () => EpochMs
  readonly lives: Lives
  readonly mailer: Mailer
  readonly compose: ComposeMail
  /** Told, a line each time something begins to go wrong, what the operator should know. */
  readonly tell: (line: string) => void
}

const MINUTE_MS = 60_000
const RETRY_MS_MAX = 60 * MINUTE_MS
/** For so long a mail is tried again. */
const GIVE_UP_MS = 24 * 60 * MINUTE_MS
const MAILS_AT_ONCE = 100
const LOOK_MS = 2_000

/** The outbox, and the state of the way out. */
export interface MailSender {
  /** Sends what is due, as far as the mail server takes it. */
  readonly sendDue: (signal?: AbortSignal) => Promise<void>
  /** Goes on sending until `signal` aborts, looking for due mails every `lookMs`. */
  readonly keepSending: (signal: AbortSignal, lookMs?: number) => Promise<void>
}

/**
 * Empties the outbox. A mail is marked as sent right after the mail server took it: killed in
 * between, the same mail goes out again, under the same Message-ID.
 */
export function createMailSender(needs: SendMailNeeds): MailSender {
  const wayOut = createWayOut(needs)
  const sendDue = async (signal?: AbortSignal) => {
    const { backend, site, now } = needs
    for (const mail of await backend.mailBook.due(site, now(), MAILS_AT_ONCE)) {
      if (wayOut.isClosed() || signal?.aborted) return
      await (mail.answerId === null ? askToConfirm : tellOfAnswers)(needs, wayOut, mail)
    }
  }
  return {
    sendDue,
    async keepSending(signal, lookMs = LOOK_MS) {
      while (!signal.aborted) {
        await sendDue(signal)
        await pause(lookMs, signal)
      }
    },
  }
}

interface WayOut {
  /** True while the mail server is not to be asked. */
  readonly isClosed: () => boolean
  /** Sends `mail` and settles the rows of the outbox that it is made of. */
  readonly send: (mail: OutgoingMail, rows: readonly WaitingMail[]) => Promise<boolean>
}

/** Asks less and less often while nothing goes out, and tells the operator once. */
function createWayOut({ backend, site, now, mailer, tell }: SendMailNeeds): WayOut {
  const { mailBook } = backend
  let failures = 0
  let closedUntil = 0
  let isToldOf = ''
  const complain = ({ why, code }: Exclude<Sent, { sent: true }>) => {
    if (isToldOf === why) return
    isToldOf = why
    if (why === 'unreachable') {
      tell(`Mail cannot be sent (${code}). It waits, and is tried again for a day.`)
    } else tell(`The mail server did not take a mail (${code}). Told once, until one is taken.`)
  }
  return {
    isClosed: () => now() < closedUntil,
    async send(mail, rows) {
      const outcome = await mailer.send(mail)
      if (outcome.sent) {
        if (isToldOf === 'unreachable') tell('Mail can be sent again.')
        failures = 0
        isToldOf = ''
        await mailBook.settle(site, rows, { doneAt: now() })
        return true
      }
      complain(outcome)
      if (outcome.why === 'unreachable') closedUntil = now() + waitMs(failures++)
      else if (outcome.why === 'refused') await mailBook.settle(site, rows, { doneAt: now() })
      else {
        const { attempts } = rows[0]!
        const later = { dueAt: now() + waitMs(attempts), attempts: attempts + 1 }
        await mailBook.settle(site, rows, later)
      }
      return false
    },
  }
}

const waitMs = (failures: number) => Math.min(RETRY_MS_MAX, MINUTE_MS * 2 ** Math.min(failures, 10))

/** An address is asked once a day at most, and only about a reply that everybody can read. */
async function askToConfirm(
  { backend, site, now, lives, compose }: SendMailNeeds,
  wayOut: WayOut,
  row: WaitingMail,
): Promise<void> {
  const { views, mailBook } = backend
  const subscription = await mailBook.subscription(site, row.subscriptionId)
  if (!subscription) return
  const reply = await views.reply(site, subscription.replyId)
  // Published later, it is queued again.
  if (reply?.status !== 'published') return mailBook.forgetMails(site, [row])
  const askedAt = await mailBook.askedAt(site, subscription.addressHash)
  const mayAskAt = askedAt === undefined ? 0 : askedAt + lives.askedMail
  if (mayAskAt > now()) {
    return mailBook.settle(site, [row], { dueAt: mayAskAt, attempts: row.attempts })
  }
  const mail = compose.confirmation(subscription, reply)
  const isOver = now() - subscription.createdAt > lives.pendingMail
  if (!mail || isOver || subscription.state === 'confirmed') {
    return mailBook.settle(site, [row], { doneAt: now() })
  }
  if (await wayOut.send(mail, [row])) {
    await mailBook.noteAsked(site, subscription.addressHash, now())
  }
}

/** All that waits for the same person goes into one mail. */
async function tellOfAnswers(
  needs: SendMailNeeds,
  wayOut: WayOut,
  { subscriptionId }: WaitingMail,
): Promise<void> {
  const { backend, site, now, compose } = needs
  const { mailBook } = backend
  const subscription = await mailBook.subscription(site, subscriptionId)
  if (!subscription) return
  const rows = await mailBook.waitingFor(site, subscription.addressHash)
  // In an earlier mail of the same round.
  if (!rows.some((row) => row.dueAt <= now())) return
  const told: ToldAnswer[] = []
  const waiting: WaitingMail[] = []
  const over: MailKey[] = []
  for (const row of rows) {
    const found = await answerOf(needs, row)
    // Taken down meanwhile: published again, it is queued again.
    if (!found) await mailBook.forgetMails(site, [row])
    else if (found === 'own' || now() - row.queuedAt > GIVE_UP_MS) over.push(row)
    else {
      told.push(found)
      waiting.push(row)
    }
  }
  const mail = told.length > 0 ? compose.answers(told) : undefined
  if (!mail) over.push(...waiting)
  await mailBook.settle(site, over, { doneAt: now() })
  if (mail) await wayOut.send(mail, waiting)
}

async function answerOf(
  { backend, site }: SendMailNeeds,
  { subscriptionId, answerId }: WaitingMail,
): Promise<ToldAnswer | 'own' | undefined> {
  const { views, mailBook } = backend
  const answer = await views.reply(site, answerId as ReplyId)
  const subscription = await mailBook.subscription(site, subscriptionId)
  if (answer?.status !== 'published' || !subscription) return undefined
  const answerer = await mailBook.subscriptionOf(site, answer.id)
  if (answerer?.addressHash === subscription.addressHash) return 'own'
  return { subscription, answer }
}

export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal.addEventListener('abort', end, { once: true })
  })
}
