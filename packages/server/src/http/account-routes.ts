import { Problem } from '@riposte/protocol'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { noticeEntries } from '../privacy/notice-entries.ts'
import { receiptEntries } from '../privacy/receipt-entries.ts'
import { IN_PASSING, KEPT } from '../privacy/register.ts'
import { renderNoticePage } from '../render/notice-page.tsx'
import type { ReceiptView } from '../render/page-views.ts'
import { renderReceiptPage } from '../render/receipt-page.tsx'
import type { Reply } from '../replies/apply-event.ts'
import { eraseReply } from '../replies/erase.ts'
import type { AppNeeds } from './app-needs.ts'
import { noticeFacts } from './notice-facts.ts'
import { articleUrl, sendPage } from './page-routes.ts'
import { readFormBodies } from './parse-body.ts'
import { replyOfReceipt } from './receipt-token.ts'

interface ReceiptRequest {
  readonly Params: { readonly token: string }
  readonly Querystring: { readonly erased?: string }
}

/** `/privacy/:site` and `/receipt/:token`: the account that we give of readers' data. */
export async function accountRoutes(app: FastifyInstance, needs: AppNeeds): Promise<void> {
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
    return sendPrivatePage(
      reply,
      renderReceiptPage(await receiptView(needs, params.token, found, erased)),
    )
  })

  app.post<ReceiptRequest>('/receipt/:token/erase', async ({ params, body }, reply) => {
    const { id } = await receiptReply(needs, params.token)
    if ((body as Record<string, string> | undefined)?.['confirm'] === undefined) {
      const detail = 'To erase the reply, tick the box beside the button first.'
      throw new Problem('invalid-request', detail, { field: 'confirm' })
    }
    await eraseReply(needs, needs.site, id, 'writer')
    await needs.mailBook.dropReply(needs.site, id)
    return reply.redirect(`/receipt/${params.token}?erased`, 303)
  })
}

function endMailRoute(app: FastifyInstance, needs: AppNeeds): void {
  app.post<ReceiptRequest>('/receipt/:token/unsubscribe', async ({ params }, reply) => {
    const { id } = await receiptReply(needs, params.token)
    await needs.mailBook.dropReply(needs.site, id)
    return reply.redirect(`/receipt/${params.token}`, 303)
  })
}

async function receiptReply(needs: AppNeeds, token: string): Promise<Reply> {
  const id = replyOfReceipt(needs.keys.receipt, token)
  const reply = id && (await needs.views.reply(needs.site, id))
  if (!reply) throw new Problem('reply-not-found', 'No reply belongs to this receipt.')
  return reply
}

async function receiptView(
  needs: AppNeeds,
  token: string,
  reply: Reply,
  erased: boolean,
): Promise<ReceiptView> {
  const subscription = await needs.mailBook.subscriptionOf(needs.site, reply.id)
  const article = needs.articleOf(reply.article)
  const { id, name, website, text, submittedAt, status, verdict } = reply
  const decision = reply.decisions.at(-1)
  const isErased = status === 'erased'
  return {
    site: needs.siteView,
    articleUrl: articleUrl(article),
    articleTitle: article.title,
    reply: { id, name, website, text, submittedAt, status },
    verdict: {
      label: verdict?.label ?? null,
      model: verdict?.model ?? '',
      reasons: verdict?.reasons ?? [],
    },
    decision: decision ?? null,
    held: receiptEntries({ ...reply, wantsMail: subscription !== undefined }),
    mail: subscription
      ? { state: subscription.state, stopUrl: `/receipt/${token}/unsubscribe` }
      : null,
    eraseUrl: isErased ? null : `/receipt/${token}/erase`,
    justErased: erased,
  }
}

/** The address is the key: it goes into no referrer, cache or search engine. */
function sendPrivatePage(reply: FastifyReply, html: string): FastifyReply {
  reply.headers({ 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' })
  return sendPage(reply, html)
}
