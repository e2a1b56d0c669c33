import { Problem } from '@riposte/protocol'
import type { FastifyInstance } from 'fastify'
import type { NoticeBody } from '../privacy/notice.ts'
import { noticeJsonLd } from '../privacy/notice-json-ld.ts'
import { processingRecord } from '../privacy/processing-record.ts'
import { renderNoticePage } from '../render/notice-page.tsx'
import type { AppNeeds } from './app-needs.ts'
import { noticeFacts, saidFacts } from './notice-facts.ts'
import { sendPage } from './page-routes.ts'
import { noticeWays } from './receipt-rights.ts'

interface OfSite {
  readonly Params: { readonly site: string; readonly version: string }
}

/** `/privacy/:site`: what is done with readers' data, for people and for programs. */
export async function noticeRoutes(app: FastifyInstance, needs: AppNeeds): Promise<void> {
  const { site, siteView, notice, disclosures, ownOrigin } = needs
  const ways = noticeWays(needs)
  const refuseOthers = (asked: string) => {
    if (asked !== site) throw new Problem('not-found', 'No such site here.')
  }

  app.get<OfSite>('/privacy/:site', async ({ params }, reply) => {
    refuseOthers(params.site)
    const versions = await disclosures.notices(site)
    const facts = await noticeFacts(needs)
    const view = { site: siteView, ...notice, facts, versions, ways }
    return sendPage(reply, renderNoticePage(view))
  })

  app.get<OfSite>('/privacy/:site/versions/:version', async ({ params }, reply) => {
    refuseOthers(params.site)
    const found = await disclosures.notice(site, params.version)
    if (!found) throw new Problem('not-found', 'The notice had no such version.')
    const body = JSON.parse(found.body) as NoticeBody
    const versions = await disclosures.notices(site)
    const past = { site: siteView, version: found.version, body, versions, ways }
    return sendPage(reply, renderNoticePage({ ...past, facts: saidFacts(body), since: found.at }))
  })

  app.get<OfSite>('/privacy/:site/record.csv', async ({ params }, reply) => {
    refuseOthers(params.site)
    reply.type('text/csv; charset=utf-8').header('cache-control', 'no-cache')
    reply.header('content-disposition', `attachment; filename="record-of-processing-${site}.csv"`)
    return reply.send(processingRecord(notice.body))
  })

  app.get('/.well-known/comment-data.json', async (_, reply) => {
    reply.type('application/ld+json; charset=utf-8').header('cache-control', 'no-cache')
    const page = `${ownOrigin()}${siteView.noticeUrl}`
    return reply.send(JSON.stringify(noticeJsonLd(notice, page), null, 2))
  })
}
