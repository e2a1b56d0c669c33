import { Problem } from '@riposte/protocol'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PlacedReply } from '../backend/placed-reply.ts'
import { receiptEntries } from '../privacy/receipt-entries.ts'
import type { ReceiptView } from '../render/page-views.ts'
import { renderReceiptPage } from '../render/receipt-page.tsx'
import { openAppealOf } from '../replies/appeal-state.ts'
import { correctReply, mayCorrect, mayRename } from '../replies/correct.ts'
import { editableUntil, editReply } from '../replies/edit.ts'
import { toldReply } from '../replies/told-status.ts'
import type { AppNeeds } from './app-needs.ts'
import { receiptAppealRoutes } from './appeal-routes.ts'
import { appealView } from './appeal-view.ts'
import { eraseByWriter } from './erase-by-writer.ts'
import { lookForErased } from './look-for-erased.ts'
import { noticeRoutes } from './notice-routes.ts'
import { otherWords } from './other-words.ts'
import { articleUrl, sendPage } from './page-routes.ts'
import { readFormBodies } from './parse-body.ts'
import { READER_BODY } from './posted-reply.ts'
import { factsOfRequest } from './read-new-reply.ts'
import { receiptRights } from './receipt-rights.ts'
import { replyOfReceipt } from './receipt-token.ts'
import { submitNeeds } from './submit-needs.ts'
import { stateOf } from './thread-view.ts'
import { whyOf } from './why-view.ts'

interface ReceiptRequest {
  readonly Params: { readonly token: string }
  readonly Querystring: Readonly<Partial<Record<NonNullable<ReceiptView['justDone']>, string>>>
}

/** `/privacy/:site` and `/receipt/:token`: the account that we give of readers' data. */
export async function accountRoutes(
  app: FastifyInstance,
  needs: AppNeeds & { readonly limitPosts: (address: string) => void },
): Promise<void> {
  readFormBodies(app)
  endMailRoute(app, needs)
  app.register(receiptAppealRoutes, needs)

  await noticeRoutes(app, needs)

  app.get<ReceiptRequest>('/receipt/:token', async ({ params, query }, reply) => {
    const found = await receiptReply(needs, params.token)
    const isErased = found.status === 'erased'
    const view = await receiptView(needs, params.token, found, justDone(query, found))
    const wasHeld = (query.erased ?? '').split('.')
    const erasure = isErased ? await lookForErased(needs, found, wasHeld) : null
    return sendPrivatePage(reply, renderReceiptPage({ ...view, erasure }))
  })

  app.post<ReceiptRequest>('/receipt/:token/edit', READER_BODY, async (request, reply) => {
    needs.limitPosts(request.ip)
    await changeWords(needs, request, editReply)
    return reply.redirect(`/receipt/${request.params.token}?changed`, 303)
  })

  app.post<ReceiptRequest>('/receipt/:token/correct', READER_BODY, async (request, reply) => {
    needs.limitPosts(request.ip)
    await changeWords(needs, request, correctReply, mayRename)
    return reply.redirect(`/receipt/${request.params.token}?corrected`, 303)
  })

  app.post<ReceiptRequest>('/receipt/:token/erase', async ({ params, body }, reply) => {
    const found = await receiptReply(needs, params.token)
    if ((body as Record<string, string> | undefined)?.['confirm'] === undefined) {
      const detail = 'To erase the reply, tick the box beside the button first.'
      throw new Problem('invalid-request', detail, { field: 'confirm', says: 'tickFirst' })
    }
    const held = await eraseByWriter(needs, found)
    return reply.redirect(`/receipt/${params.token}?erased=${held}`, 303)
  })
}

/** What the page just did, as far as that is still so. */
function justDone(
  query: ReceiptRequest['Querystring'],
  reply: PlacedReply,
): ReceiptView['justDone'] {
  if (reply.status === 'erased') return query.erased === undefined ? null : 'erased'
  if (query.appealed !== undefined && openAppealOf(reply)) return 'appealed'
  if (query.corrected !== undefined) return 'corrected'
  return query.changed === undefined ? null : 'changed'
}

/** Other words, from a reader without a script. */
async function changeWords(
  needs: AppNeeds,
  { params, body, headers, ip }: FastifyRequest<ReceiptRequest>,
  record: typeof editReply | typeof correctReply,
  takesNames: (reply: PlacedReply) => boolean = () => false,
): Promise<PlacedReply> {
  const reply = await receiptReply(needs, params.token)
  const article = needs.articleOf(reply.article)
  const facts = factsOfRequest(needs, headers)
  const words = otherWords(body, takesNames(reply), needs.siteView.words)
  const change = { replyId: reply.id, article, ...words, facts, address: ip }
  return record(submitNeeds(needs), reply, change)
}

function endMailRoute(app: FastifyInstance, needs: AppNeeds): void {
  app.post<ReceiptRequest>('/receipt/:token/unsubscribe', async ({ params }, reply) => {
    const { id } = await receiptReply(needs, params.token)
    await needs.mailBook.dropReply(needs.site, id)
    return reply.redirect(`/receipt/${params.token}`, 303)
  })
}

/** @throws Problem `reply-not-found` for a token that is not ours. */
export async function receiptReply(needs: AppNeeds, token: string): Promise<PlacedReply> {
  const id = replyOfReceipt(needs.keys.receipt, token)
  const reply = id && (await needs.views.reply(needs.site, id))
  if (!reply)
    throw new Problem('reply-not-found', 'No reply belongs to this receipt.', {
      says: 'noReceipt',
    })
  return reply
}

async function receiptView(
  needs: AppNeeds,
  token: string,
  reply: PlacedReply,
  justDone: ReceiptView['justDone'],
): Promise<ReceiptView> {
  const subscription = await needs.mailBook.subscriptionOf(needs.site, reply.id)
  const told = toldReply(reply)
  const article = needs.articleOf(reply.article)
  const { id, name, website, text, submittedAt, status, notice } = told
  const decision = told.decisions.at(-1)
  const isErased = status === 'erased'
  return {
    site: needs.siteView,
    articleUrl: articleUrl(article),
    articleTitle: article.title,
    reply: { id, name, website, text, submittedAt, status },
    verdict: whyOf(told),
    decision: decision ?? null,
    notice: notice === null ? null : noticeLink(needs, notice),
    held: receiptEntries({ ...told, wantsMail: subscription !== undefined }, needs.lives),
    mail: subscription
      ? { state: subscription.state, stopUrl: `/receipt/${token}/unsubscribe` }
      : null,
    eraseUrl: isErased ? null : `/receipt/${token}/erase`,
    editUrl: isEditable(needs, reply) ? `/receipt/${token}/edit` : null,
    correctUrl: (await isCorrectable(needs, reply)) ? `/receipt/${token}/correct` : null,
    mayRename: mayRename(reply),
    justDone,
    rights: receiptRights(needs, token, told),
    objection: isErased ? null : { url: `/receipt/${token}/object`, objectedAt: reply.objectedAt },
    appeal: appealView(token, told, needs.lives),
  }
}

function noticeLink({ siteView }: AppNeeds, version: string) {
  return { version, url: `${siteView.noticeUrl}/versions/${version}` }
}

async function isCorrectable(needs: AppNeeds, reply: PlacedReply): Promise<boolean> {
  const head = await needs.views.head(needs.site, reply.article)
  const state = stateOf(needs, needs.articleOf(reply.article), head)
  return mayCorrect(reply) && state !== 'read-only'
}

function isEditable(needs: AppNeeds, reply: PlacedReply): boolean {
  const until = editableUntil(needs, reply)
  return until !== null && needs.now() <= until
}

/** The address is the key: it goes into no referrer, cache or search engine. */
export function sendPrivatePage(reply: FastifyReply, html: string): FastifyReply {
  reply.headers({ 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' })
  return sendPage(reply, html)
}
