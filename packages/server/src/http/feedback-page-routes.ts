import { type NewReport, Problem, type ReplyId } from '@riposte/protocol'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { permalink } from '../render/link-address.ts'
import { renderReportedPage, renderReportPage } from '../render/report-page.tsx'
import { countVote, type FeedbackNeeds, takeReport } from './feedback-routes.ts'
import { sendPage } from './page-routes.ts'
import { readFormBodies } from './parse-body.ts'
import { formTokenFor, threadPageUrl } from './thread-view.ts'

interface ReportQuery {
  readonly Querystring: { readonly reply?: string }
}

/** Voting and reporting without a script. */
export async function feedbackPageRoutes(
  app: FastifyInstance,
  needs: FeedbackNeeds,
): Promise<void> {
  readFormBodies(app)
  app.addHook('onRequest', async (request) => refuseStrangePages(request, needs))

  app.post('/votes', async (request, reply) => {
    const { reply: id = '', formToken = '' } = request.body as Readonly<Record<string, string>>
    const voted = await countVote(needs, request, id, formToken)
    const page = threadPageUrl(needs.articleOf(voted.article))
    return reply.redirect(permalink(page, voted.id), 303)
  })

  app.get<ReportQuery>('/report', async ({ query }, reply) => {
    const shown = await reportedReply(needs, query.reply ?? '')
    return sendPage(reply, renderReportPage(shown))
  })

  app.post('/report', async (request, reply) => {
    const fields = request.body as Readonly<Record<string, string>>
    const { reply: id = '', words = '', formToken = '' } = fields
    const ground = fields['ground'] as NewReport['ground']
    const reported = await takeReport(needs, request, id, { ground, words, formToken })
    const page = permalink(threadPageUrl(needs.articleOf(reported.article)), reported.id)
    return sendPage(reply, renderReportedPage({ site: needs.siteView, backUrl: page }))
  })
}

/** A page elsewhere may make its visitors' browsers vote here; this is where that ends. */
export function refuseStrangePages(
  { method, headers }: FastifyRequest,
  needs: Pick<FeedbackNeeds, 'ownOrigin' | 'embeddingOrigins'>,
): void {
  const { origin, host } = headers
  if (method === 'GET' || origin === undefined) return
  const isOwn = URL.canParse(origin) && new URL(origin).host === host
  if (isOwn || [needs.ownOrigin(), ...needs.embeddingOrigins].includes(origin)) return
  const detail = 'Votes and reports are taken from pages that show the thread.'
  throw new Problem('not-allowed', detail)
}

async function reportedReply(needs: FeedbackNeeds, id: string) {
  const { views, site, siteView } = needs
  const reply = await views.reply(site, id as ReplyId)
  if (reply?.status !== 'published') {
    throw new Problem('reply-not-found', 'This reply is no longer there.')
  }
  const article = needs.articleOf(reply.article)
  const { name, text, submittedAt } = reply
  const backUrl = permalink(threadPageUrl(article), reply.id)
  return {
    site: siteView,
    reply: { id: reply.id, name, text, submittedAt },
    formToken: formTokenFor(needs, article),
    backUrl,
    aboutMeUrl: `${siteView.noticeUrl}/about-me?where=${encodeURIComponent(backUrl)}`,
  }
}
