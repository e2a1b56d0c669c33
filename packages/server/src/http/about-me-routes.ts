import { type ArticleId, LIMITS, Problem, type ReplyId, type ReportId } from '@riposte/protocol'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { idOfBytes, keyedHash } from '../privacy/keyed-hash.ts'
import {
  ABOUT_ME_GROUNDS,
  type AboutMeFields,
  renderAboutMePage,
  renderRequestPage,
} from '../render/about-me-page.tsx'
import { findQuoted, replyNamedIn } from '../replies/find-quoted.ts'
import { outcomeOfReport, reportAboutMe } from '../replies/report-about-me.ts'
import { aboutMeToken, requestOfToken } from './about-me-token.ts'
import { sendPrivatePage } from './account-routes.ts'
import type { AppNeeds } from './app-needs.ts'
import { refuseStrangePages } from './feedback-page-routes.ts'
import { type FeedbackNeeds, votersOf } from './feedback-routes.ts'
import { formSecondsOf, newFormToken } from './form-token.ts'
import { READER_BODY } from './posted-reply.ts'
import { problemsOfWords, tidy } from './read-new-reply.ts'

interface OfSite {
  readonly Params: { readonly site: string }
  readonly Querystring: { readonly where?: string }
}

interface OfRequest {
  readonly Params: { readonly site: string; readonly token: string }
}

/** Stands for an article in the tokens of this form, which belongs to none. */
const FORM = 'about-me' as ArticleId

/** `/privacy/SITE/about-me`: for people whom a reply is about. */
export function aboutMeRoutes(app: FastifyInstance, needs: FeedbackNeeds): void {
  const draw = (fields: Partial<AboutMeFields>, problem = '') => {
    const formToken = newFormToken({ ...needs, formTokenKey: needs.keys.formToken }, FORM)
    return renderAboutMePage({ site: needs.siteView, fields, problem, formToken })
  }

  app.get<OfSite>('/privacy/:site/about-me', async ({ params, query }, reply) => {
    refuseOtherSite(needs, params.site)
    const where = query.where ?? ''
    return sendPrivatePage(
      reply,
      draw(where.length <= LIMITS.aboutMeWhereCharsMax ? { where } : {}),
    )
  })

  app.post<OfSite>('/privacy/:site/about-me', READER_BODY, async (request, reply) => {
    refuseOtherSite(needs, request.params.site)
    refuseStrangePages(request, needs)
    needs.limitFeedback(request.ip)
    const fields = tidy(request.body) as Partial<AboutMeFields>
    const problem = problemOf(needs, fields)
    if (problem) return sendPrivatePage(reply.code(400), draw(fields, problem))
    const replyId = await replyMeant(needs, fields)
    if (!replyId) {
      const notFound = needs.siteView.words.say('aboutMeNotFound')
      return sendPrivatePage(reply.code(404), draw(fields, notFound))
    }
    const token = await takeRequest(needs, request, replyId, fields)
    return reply.redirect(`${needs.siteView.noticeUrl}/about-me/${token}`, 303)
  })

  app.get<OfRequest>('/privacy/:site/about-me/:token', async ({ params }, reply) => {
    refuseOtherSite(needs, params.site)
    const asked = requestOfToken(needs.keys.receipt, params.token)
    if (!asked) throw new Problem('not-found', 'There is nothing at this address.')
    const found = await needs.views.reply(needs.site, asked.replyId)
    const outcome = outcomeOfReport(found, asked.reportId)
    return sendPrivatePage(reply, renderRequestPage({ site: needs.siteView, outcome }))
  })
}

function refuseOtherSite({ site }: AppNeeds, asked: string): void {
  if (asked !== site) throw new Problem('not-found', 'No such site here.')
}

/** What is wrong with the form, in words; or nothing. */
function problemOf({ siteView }: AppNeeds, fields: Partial<AboutMeFields>): string | undefined {
  const { words } = siteView
  const { where = '', quote = '', words: said = '', ground } = fields
  if (!ABOUT_ME_GROUNDS.some((it) => it === ground)) return words.say('needGround')
  const limits = [
    [where, LIMITS.aboutMeWhereCharsMax],
    [quote, LIMITS.reportCharsMax],
    [said, LIMITS.reportCharsMax],
  ] as const
  const over = limits.find(([text, max]) => [...text].length > max)
  if (over) return words.say('tooLong', { max: over[1] })
  return problemsOfWords({ text: said }, words)['text']
}

/** Which published reply is meant: the one that the address names, or the one that is quoted. */
async function replyMeant(
  needs: AppNeeds,
  { where = '', quote = '' }: Partial<AboutMeFields>,
): Promise<ReplyId | undefined> {
  const { views, site } = needs
  const named = replyNamedIn(where)
  if (named) return (await views.reply(site, named))?.status === 'published' ? named : undefined
  return findQuoted(views, site, quote, where === '' ? undefined : articleIn(needs, where))
}

/** The article at an address; one that is none of ours has no replies. */
function articleIn({ articleOf, ownOrigin }: AppNeeds, where: string): ArticleId {
  const [page = ''] = where.replace(ownOrigin(), '').split('#')
  const isThread = URL.canParse(page, ownOrigin()) && new URL(page, ownOrigin())
  const shown = isThread && isThread.pathname === '/thread' && isThread.searchParams.get('article')
  const id = shown || (page.startsWith('/') ? page.split('?')[0]! : page)
  return articleOf(id as ArticleId).id
}

async function takeRequest(
  needs: FeedbackNeeds,
  request: FastifyRequest,
  replyId: ReplyId,
  { ground = 'other', words = '', formToken = '' }: Partial<AboutMeFields>,
): Promise<string> {
  const { keys, site } = needs
  formSecondsOf({ ...needs, formTokenKey: keys.formToken }, FORM, formToken)
  const reporter = votersOf(needs, replyId, request)[0]!
  // The same form sent twice is one request.
  const reportId = idOfBytes(
    keyedHash(keys.voters()[0]!, ['about me', replyId, formToken]),
  ) as ReportId
  await reportAboutMe(needs, site, { replyId, reportId, reporter, ground, words })
  return aboutMeToken(keys.receipt, replyId, reportId)
}
