import { LIMITS, type ReplyExport } from '@riposte/protocol'
import type { PlacedReply } from '../backend/placed-reply.ts'
import { exportHeld } from '../privacy/export.ts'
import type { HeldReply } from '../privacy/held-reply.ts'
import type { RecordEntry } from '../record/record-entry.ts'
import { toldReply } from '../replies/told-status.ts'
import type { AppNeeds } from './app-needs.ts'
import { articleUrl } from './page-routes.ts'

/** A reply as its writer may see it, with what else is kept because of it. */
async function heldReply(
  { mailBook, recordBook, site }: Pick<AppNeeds, 'mailBook' | 'recordBook' | 'site'>,
  reply: PlacedReply,
): Promise<HeldReply> {
  const subscription = await mailBook.subscriptionOf(site, reply.id)
  const mails = subscription
    ? await mailBook.mailsOf(site, subscription.id, LIMITS.mailsInExportMax)
    : []
  // The record says what is kept from the writer of a reply that is quietly kept apart.
  const told = toldReply(reply)
  const kept = told === reply ? await recordBook.about(site, reply.id) : []
  const record = kept.map(({ body }) => JSON.parse(body) as RecordEntry)
  return { reply: told, subscription, mails, record }
}

/** Everything held about a reply, for its writer. */
export async function exportReply(needs: AppNeeds, reply: PlacedReply): Promise<ReplyExport> {
  const held = await heldReply(needs, reply)
  const article = needs.articleOf(reply.article)
  return {
    format: 'riposte-reply',
    version: 1,
    site: needs.site,
    exportedAt: new Date(needs.now()).toISOString(),
    reply: reply.id,
    status: held.reply.status,
    article: { id: article.id, title: article.title, url: articleUrl(article) },
    notice: held.reply.notice,
    held: [...exportHeld(held, needs.lives)],
  }
}
