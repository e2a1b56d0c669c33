import { type ArticleId, Problem } from '@riposte/protocol'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ArticleFile } from '../articles/read-articles.ts'
import { renderAnswerPage } from '../render/answer-page.tsx'
import { renderArticlePage } from '../render/article-page.tsx'
import { renderIndexPage } from '../render/index-page.tsx'
import type { ArticleView, FormView } from '../render/page-views.ts'
import { renderThreadPage } from '../render/thread-page.tsx'
import type { Article } from '../replies/article.ts'
import type { AppNeeds } from './app-needs.ts'
import { readFormBodies } from './parse-body.ts'
import { postReply } from './post-reply.ts'
import { READER_BODY, receiptUrl } from './posted-reply.ts'
import { problemAnswer } from './problem-response.ts'
import { InputProblems, readNewReply } from './read-new-reply.ts'
import type { ArticleQuery } from './reader-routes.ts'
import { EMPTY_FORM, type FormState, threadPageUrl, threadView } from './thread-view.ts'

/** The newsroom's pages, a thread's own page, and the form that works without a script. */
export async function pageRoutes(
  app: FastifyInstance,
  needs: AppNeeds & { readonly limitPosts: (address: string) => void },
): Promise<void> {
  readFormBodies(app)
  const { site, siteView, articleFiles, findArticle, views } = needs

  app.get('/', async (_request, reply) => {
    const entries = articleFiles.map(async (file) => ({
      article: articleView(file),
      replyCount: await views.publishedCount(site, `/articles/${file.slug}` as ArticleId),
    }))
    return sendPage(reply, renderIndexPage(siteView, await Promise.all(entries)))
  })

  app.get<ArticleQuery & { Params: { slug: string } }>(
    '/articles/:slug',
    async (request, reply) => {
      const article = findArticle(`/articles/${request.params.slug}`)
      const form = { ...EMPTY_FORM, answersId: request.query.to ?? null }
      return sendPage(reply, await threadPage(needs, article, form))
    },
  )

  app.get<ArticleQuery>('/thread', async (request, reply) => {
    const article = findArticle(request.query.article ?? '')
    const form = { ...EMPTY_FORM, answersId: request.query.to ?? null }
    return sendPage(reply, await threadPage(needs, article, form))
  })

  app.post('/replies', READER_BODY, async (request, reply) => {
    const input = request.body as Readonly<Record<string, string>>
    try {
      const form = readNewReply(needs, input, request)
      needs.limitPosts(request.ip)
      const { reply: posted, message } = await postReply(needs, form)
      reply.code(posted.status === 'published' ? 201 : 202)
      return sendPage(
        reply,
        renderAnswerPage({
          site: siteView,
          status: posted.status,
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

/** What was typed is never lost: the form comes back with it, and with what is wrong. */
async function sendFormAgain(
  needs: AppNeeds,
  reply: FastifyReply,
  input: Readonly<Record<string, string>>,
  error: unknown,
): Promise<unknown> {
  if (error instanceof Problem && error.code === 'article-not-found') throw error
  const article = needs.findArticle(input['article'] ?? '')
  const { status, headers, body, isBug } = problemAnswer(error)
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
  // A closed thread draws no form: then too the words must come back.
  return sendPage(reply, await threadPage(needs, { ...article, closed: false }, state))
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

async function threadPage(needs: AppNeeds, article: Article, form: FormState): Promise<string> {
  const view = await threadView(needs, article, form)
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
