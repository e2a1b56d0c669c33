import type { EpochMs, Recorded, ReplyId, SiteId } from '@riposte/protocol'
import type { Backend } from '../backend/backend.ts'
import type { MailNews, WaitingMail } from '../backend/mail-book.ts'

export interface FollowAnswersNeeds {
  readonly backend: Pick<Backend, 'journal' | 'views' | 'mailBook'>
  readonly site: SiteId
  readonly now: () => EpochMs
  /** False when no mail goes out: then nothing is queued, but what is erased still leaves. */
  readonly sendsMail: boolean
}

/** Answers that are published within it go to one person in one mail. */
const DIGEST_MS = 10 * 60_000

/**
 * Queues a mail whenever a reply becomes published that somebody waits for, until `signal` aborts.
 * Where it stands in the journal and what it queued are stored together, so that it may be killed
 * anywhere: what is followed twice is queued once.
 */
export async function followAnswers(needs: FollowAnswersNeeds, signal: AbortSignal): Promise<void> {
  const { site, backend } = needs
  const { journal, mailBook } = backend
  const stored = await mailBook.position(site)
  const start = stored ?? (await journal.position())
  // The past of a journal from before there was mail is nobody's news.
  if (stored === undefined) {
    await mailBook.take(site, { position: start, queued: [], erased: [] })
  }
  for await (const batch of journal.follow(start, signal)) await take(needs, batch)
}

async function take(needs: FollowAnswersNeeds, batch: readonly Recorded[]): Promise<void> {
  const { site, backend, sendsMail } = needs
  const queued: WaitingMail[] = []
  const erased: ReplyId[] = []
  for (const { event } of batch) {
    if (!('replyId' in event) || event.site !== site) continue
    if (event.type === 'erased') erased.push(event.replyId)
    else if (event.type === 'submitted' && event.imported) continue
    else if (sendsMail) queued.push(...(await mailsAbout(needs, event.replyId)))
  }
  const news: MailNews = { position: batch.at(-1)!.position, queued, erased }
  await backend.mailBook.take(site, news)
}

/** The views may have run ahead of the journal: a later event then finds the same again. */
async function mailsAbout(
  { backend, site, now }: FollowAnswersNeeds,
  replyId: ReplyId,
): Promise<readonly WaitingMail[]> {
  const { views, mailBook } = backend
  const reply = await views.reply(site, replyId)
  // What was moved here is news to nobody, also when it is published later.
  if (reply?.status !== 'published' || reply.imported) return []
  const [queuedAt, attempts] = [now(), 0]
  const own = await mailBook.subscriptionOf(site, replyId)
  const watched = reply.parentId && (await mailBook.subscriptionOf(site, reply.parentId))
  const mails: WaitingMail[] = []
  if (own?.state === 'pending') {
    mails.push({ subscriptionId: own.id, answerId: null, queuedAt, dueAt: queuedAt, attempts })
  }
  if (watched && watched.state === 'confirmed') {
    const dueAt = queuedAt + DIGEST_MS
    mails.push({ subscriptionId: watched.id, answerId: replyId, queuedAt, dueAt, attempts })
  }
  return mails
}
