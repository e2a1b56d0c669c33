import { LIMITS, type Recorded, type ReplyExport } from '@riposte/protocol'
import type { PlacedReply } from '../backend/placed-reply.ts'
import { exportHeld } from '../privacy/export.ts'
import type { FormerNames, HeldReply } from '../privacy/held-reply.ts'
import type { RecordEntry } from '../record/record-entry.ts'
import { toldReply } from '../replies/told-status.ts'
import type { AppNeeds } from './app-needs.ts'
import { articleUrl } from './page-routes.ts'

type HeldNeeds = Pick<AppNeeds, 'mailBook' | 'recordBook' | 'journal' | 'site'>

/** A reply as its writer may see it, with what else is kept because of it. */
async function heldReply(
  { mailBook, recordBook, journal, site }: HeldNeeds,
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
  const events = await journal.about(site, reply.id, LIMITS.eventsLookedForMax)
  return { reply: told, subscription, mails, record, former: formerNames(reply, events) }
}

/** What its entries in the journal say besides its present name and website. */
function formerNames(reply: PlacedReply, events: readonly Recorded[]): FormerNames {
  const said = (field: 'name' | 'website') => {
    const all = events.flatMap(({ event }) =>
      event.type === 'submitted' || event.type === 'edited' ? (event[field] ?? []) : [],
    )
    return [...new Set(all)].filter((it) => it !== '' && it !== reply[field])
  }
  return { names: said('name'), websites: said('website') }
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
