import { type ArticleId, Problem } from '@riposte/protocol'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ArticleFile } from '../articles/read-articles.ts'
import type { ThreadHead } from '../backend/placed-reply.ts'
import { renderAnswerPage } from '../render/answer-page.tsx'
import { renderArticlePage } from '../render/article-page.tsx'
import { renderFramePage } from '../render/frame-page.tsx'
import { renderIndexPage } from '../render/index-page.tsx'
import type { ArticleView, FormView, ThreadView } from '../render/page-views.ts'
import { renderThreadPage } from '../render/thread-page.tsx'
import type { Article } from '../replies/article.ts'
import type { ThreadAsk } from '../replies/read-thread.ts'
import { toldStatus } from '../replies/told-status.ts'
import type { AppNeeds } from './app-needs.ts'
import { drawThread, sendDrawing } from './draw-thread.ts'
import { readFormBodies } from './parse-body.ts'
import { postReply } from './post-reply.ts'
import { READER_BODY, receiptUrl } from './posted-reply.ts'
import { problemAnswer } from './problem-response.ts'
import { InputProblems, readNewReply } from './read-new-reply.ts'
import { framedBy } from './security-headers.ts'
import { type ThreadQuery, threadAsk } from './thread-ask.ts'
import {
  EMPTY_FORM,
  type FormState,
  formTokenFor,
  stateOf,
  threadPageUrl,
  threadView,
} from './thread-view.ts'

/** The newsroom's pages, a thread's own page, and the form that works without a script. */
export async function pageRoutes(
  app: FastifyInstance,
  needs: AppNeeds & { readonly limitPosts: (address: string) => void },
): Promise<void> {
  readFormBodies(app)
  const { site, siteView, articleFiles, views } = needs

  app.get('/', async (_request, reply) => {
    const ids = articleFiles.map(({ slug }) => `/articles/${slug}` as ArticleId)
    const heads = await views.heads(site, ids)
    const entries = articleFiles.map((file, i) => ({
      article: articleView(file),
      replyCount: heads[i]!.published,
    }))
    return sendPage(reply, renderIndexPage(siteView, entries))
  })

  app.get<{ Querystring: ThreadQuery; Params: { slug: string } }>(
    '/articles/:slug',
    (request, reply) => sendThread(needs, request, reply, `/articles/${request.params.slug}`),
  )

  app.get<{ Querystring: ThreadQuery }>('/thread', (request, reply) =>
    sendThread(needs, request, reply, request.query.article ?? ''),
  )

  app.get<{ Querystring: ThreadQuery }>('/frame', async (request, reply) => {
    const article = needs.findArticle(request.query.article ?? '')
    const head = await views.head(site, article.id)
    const ask = threadAsk(request.query, needs.rules.order)
    const asked = {
      article,
      head,
      ask,
      server: '',
      kind: 'frame',
      render: renderFramePage,
    } as const
    reply.header('content-security-policy', framedBy(needs.embeddingOrigins))
    reply.removeHeader('cross-origin-opener-policy')
    return sendDrawing(request, reply, await drawThread(needs, asked))
  })

  app.post('/replies', READER_BODY, async (request, reply) => {
    const input = request.body as Readonly<Record<string, string>>
    try {
      const form = await readNewReply(needs, input, request)
      needs.limitPosts(request.ip)
      const { reply: posted, message } = await postReply(needs, form)
      reply.code(posted.status === 'published' ? 201 : 202)
      return sendPage(
        reply,
        renderAnswerPage({
          site: siteView,
          status: toldStatus(posted),
          message,
          receiptUrl: receiptUrl(needs, posted),
          articleUrl: articleUrl(form.article),
          articleTitle: form.article.title,
        }),
      )
    } catch (error) {
      return await sendFormAgain(needs, reply, input, error)
    }
  })
}

/** A thread on a page of its own or below its article. */
async function sendThread(
  needs: AppNeeds,
  request: FastifyRequest<{ Querystring: ThreadQuery }>,
  reply: FastifyReply,
  id: string,
): Promise<unknown> {
  const { query } = request
  const article = needs.findArticle(id)
  const head = await needs.views.head(needs.site, article.id)
  const ask = threadAsk(query, needs.rules.order)
  if (query.to !== undefined) {
    const form = { ...EMPTY_FORM, answersId: query.to }
    return sendPage(reply, await threadPage(needs, article, head, ask, form))
  }
  const render = (view: ThreadView) => renderThreadOf(needs, article, view)
  const asked = { article, head, ask, server: '', kind: 'page', render } as const
  return sendDrawing(request, reply, await drawThread(needs, asked))
}

/** What was typed is never lost: the form comes back with it, and with what is wrong. */
async function sendFormAgain(
  needs: AppNeeds,
  reply: FastifyReply,
  input: Readonly<Record<string, string>>,
  error: unknown,
): Promise<unknown> {
  if (error instanceof Problem && error.code === 'article-not-found') throw error
  const article = needs.findArticle(input['article'] ?? '')
  const { status, headers, body, isBug } = problemAnswer(error, needs.siteView.words)
  if (isBug) needs.report('a post failed', error)
  const fields = error instanceof InputProblems ? error.fields : {}
  const problems = shownProblems(fields, body.detail)
  const { name = '', email = '', website = '', text = '', notify = '', parentId = '' } = input
  const state: FormState = {
    values: { name, email, website, text, notify },
    problems,
    answersId: body.field === 'parentId' ? null : parentId,
  }
  reply.code(status).headers(headers)
  const head = await needs.views.head(needs.site, article.id)
  const ask = threadAsk({}, needs.rules.order)
  return sendPage(reply, await threadPage(needs, article, head, ask, state))
}

/** A problem beside its field; what has no field on the form is said at its top. */
function shownProblems(
  fields: Readonly<Record<string, string>>,
  detail: string,
): FormView['problems'] {
  const { name, email, website, text } = fields
  const problems = Object.entries({ name, email, website, text }).filter(([, it]) => it)
  return problems.length > 0 ? Object.fromEntries(problems) : { form: detail }
}

async function threadPage(
  needs: AppNeeds,
  article: Article,
  head: ThreadHead,
  ask: ThreadAsk,
  form: FormState,
): Promise<string> {
  // A closed thread draws no form: when words came, they must come back.
  const isRefused = Object.keys(form.problems).length > 0
  const state = isRefused ? 'open' : stateOf(needs, article, head)
  const formToken = formTokenFor(needs, article)
  const viewed = { article, head, state, ask, form, formToken, server: '' }
  return renderThreadOf(needs, article, await threadView(needs, viewed))
}

function renderThreadOf(needs: AppNeeds, article: Article, view: ThreadView): string {
  const file = needs.articleFiles.find(({ slug }) => `/articles/${slug}` === article.id)
  return file ? renderArticlePage(articleView(file), view) : renderThreadPage(view)
}

/** Where a reader goes back to. */
export function articleUrl(article: Article): string {
  return article.url.startsWith('/') ? threadPageUrl(article) : article.url
}

function articleView({ slug, title, author, date, summary, body }: ArticleFile): ArticleView {
  return { url: `/articles/${slug}`, title, author, date, summary, body }
}

/** A page for this reader at this moment: its form token is nobody else's. */
export function sendPage(reply: FastifyReply, html: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html)
}
