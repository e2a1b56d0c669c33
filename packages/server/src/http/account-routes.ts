import type { Words } from '@riposte/messages'
import { LIMITS, Problem } from '@riposte/protocol'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PlacedReply } from '../backend/placed-reply.ts'
import { noticeEntries } from '../privacy/notice-entries.ts'
import { receiptEntries } from '../privacy/receipt-entries.ts'
import { IN_PASSING, KEPT } from '../privacy/register.ts'
import { renderNoticePage } from '../render/notice-page.tsx'
import type { ReceiptView } from '../render/page-views.ts'
import { renderReceiptPage } from '../render/receipt-page.tsx'
import { editableUntil, editReply } from '../replies/edit.ts'
import { eraseReply } from '../replies/erase.ts'
import { toldReply } from '../replies/told-status.ts'
import type { AppNeeds } from './app-needs.ts'
import { noticeFacts } from './notice-facts.ts'
import { articleUrl, sendPage } from './page-routes.ts'
import { readFormBodies } from './parse-body.ts'
import { READER_BODY } from './posted-reply.ts'
import { factsOfRequest, problemsOfWords, tidy } from './read-new-reply.ts'
import { replyOfReceipt } from './receipt-token.ts'
import { submitNeeds } from './submit-needs.ts'
import { whyOf } from './why-view.ts'

interface ReceiptRequest {
  readonly Params: { readonly token: string }
  readonly Querystring: { readonly erased?: string; readonly changed?: string }
}

/** `/privacy/:site` and `/receipt/:token`: the account that we give of readers' data. */
export async function accountRoutes(
  app: FastifyInstance,
  needs: AppNeeds & { readonly limitPosts: (address: string) => void },
): Promise<void> {
  readFormBodies(app)
  endMailRoute(app, needs)

  app.get<{ Params: { site: string } }>('/privacy/:site', async (request, reply) => {
    if (request.params.site !== needs.site) throw new Problem('not-found', 'No such site here.')
    const view = {
      site: needs.siteView,
      kept: noticeEntries(KEPT),
      passing: noticeEntries(IN_PASSING),
      facts: await noticeFacts(needs),
    }
    return sendPage(reply, renderNoticePage(view))
  })

  app.get<ReceiptRequest>('/receipt/:token', async ({ params, query }, reply) => {
    const found = await receiptReply(needs, params.token)
    const erased = query.erased !== undefined && found.status === 'erased'
    const done = erased ? 'erased' : query.changed === undefined ? null : 'changed'
    const view = await receiptView(needs, params.token, found, done)
    return sendPrivatePage(reply, renderReceiptPage(view))
  })

  app.post<ReceiptRequest>('/receipt/:token/edit', READER_BODY, async (request, reply) => {
    needs.limitPosts(request.ip)
    await changeWords(needs, request)
    return reply.redirect(`/receipt/${request.params.token}?changed`, 303)
  })

  app.post<ReceiptRequest>('/receipt/:token/erase', async ({ params, body }, reply) => {
    const { id } = await receiptReply(needs, params.token)
    if ((body as Record<string, string> | undefined)?.['confirm'] === undefined) {
      const detail = 'To erase the reply, tick the box beside the button first.'
      throw new Problem('invalid-request', detail, { field: 'confirm', says: 'tickFirst' })
    }
    await eraseReply(needs, needs.site, id, 'writer')
    await needs.mailBook.dropReply(needs.site, id)
    return reply.redirect(`/receipt/${params.token}?erased`, 303)
  })
}

/** Other words, from a reader without a script. */
async function changeWords(
  needs: AppNeeds,
  { params, body, headers, ip }: FastifyRequest<ReceiptRequest>,
): Promise<PlacedReply> {
  const reply = await receiptReply(needs, params.token)
  const { text = '' } = tidy(body) as Readonly<Record<string, string>>
  const problem = problemOfText(text, needs.siteView.words)
  if (problem) throw new Problem('invalid-request', problem, { field: 'text' })
  const article = needs.articleOf(reply.article)
  const facts = factsOfRequest(needs, headers)
  const change = { replyId: reply.id, article, text, facts, address: ip }
  return editReply(submitNeeds(needs), reply, change)
}

function problemOfText(text: string, words: Words): string | undefined {
  if (text === '') return words.say('needTextOrErase')
  const charsMax = LIMITS.textCharsMax
  if ([...text].length > charsMax) return words.say('tooLong', { max: charsMax })
  return problemsOfWords({ text }, words)['text']
}

function endMailRoute(app: FastifyInstance, needs: AppNeeds): void {
  app.post<ReceiptRequest>('/receipt/:token/unsubscribe', async ({ params }, reply) => {
    const { id } = await receiptReply(needs, params.token)
    await needs.mailBook.dropReply(needs.site, id)
    return reply.redirect(`/receipt/${params.token}`, 303)
  })
}

async function receiptReply(needs: AppNeeds, token: string): Promise<PlacedReply> {
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
  const { id, name, website, text, submittedAt, status } = told
  const decision = told.decisions.at(-1)
  const isErased = status === 'erased'
  return {
    site: needs.siteView,
    articleUrl: articleUrl(article),
    articleTitle: article.title,
    reply: { id, name, website, text, submittedAt, status },
    verdict: whyOf(told),
    decision: decision ?? null,
    held: receiptEntries({ ...told, wantsMail: subscription !== undefined }),
    mail: subscription
      ? { state: subscription.state, stopUrl: `/receipt/${token}/unsubscribe` }
      : null,
    eraseUrl: isErased ? null : `/receipt/${token}/erase`,
    editUrl: isEditable(needs, reply) ? `/receipt/${token}/edit` : null,
    justDone,
  }
}

function isEditable(needs: AppNeeds, reply: PlacedReply): boolean {
  const until = editableUntil(needs, reply)
  return until !== null && needs.now() <= until
}

/** The address is the key: it goes into no referrer, cache or search engine. */
function sendPrivatePage(reply: FastifyReply, html: string): FastifyReply {
  reply.headers({ 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' })
  return sendPage(reply, html)
}
