import type { FastifyInstance } from 'fastify'
import { renderThread } from '../render/thread.tsx'
import { allowEmbedding } from './allow-embedding.ts'
import type { AppNeeds } from './app-needs.ts'
import { liveRoutes } from './live-routes.ts'
import { readJsonBodies } from './parse-body.ts'
import { postReply } from './post-reply.ts'
import { postedReply, READER_BODY } from './posted-reply.ts'
import { readNewReply } from './read-new-reply.ts'
import { EMPTY_FORM, formTokenFor, threadView } from './thread-view.ts'

export interface ArticleQuery {
  readonly Querystring: { readonly article?: string; readonly to?: string }
}

/** `/v1`: what the widget reads and writes, on our pages and on those that embed a thread. */
export async function readerRoutes(
  app: FastifyInstance,
  needs: AppNeeds & { readonly limitPosts: (address: string) => void },
): Promise<void> {
  readJsonBodies(app)
  allowEmbedding(app, needs.embeddingOrigins)
  app.register(liveRoutes, needs)

  app.get<ArticleQuery>('/v1/thread', async (request, reply) => {
    const article = needs.findArticle(request.query.article ?? '')
    const server = article.url.startsWith('/') ? '' : needs.ownOrigin()
    const form = { ...EMPTY_FORM, answersId: request.query.to ?? null }
    const view = await threadView(needs, article, form, server)
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(renderThread(view))
  })

  app.get<ArticleQuery>('/v1/form', async (request, reply) => {
    const article = needs.findArticle(request.query.article ?? '')
    reply.header('cache-control', 'no-store')
    return { formToken: formTokenFor(needs, article) }
  })

  app.post('/v1/replies', READER_BODY, async (request, reply) => {
    const form = readNewReply(needs, request.body, request)
    needs.limitPosts(request.ip)
    const posted = await postReply(needs, form)
    reply.code(posted.reply.status === 'published' ? 201 : 202)
    return postedReply(needs, form.article, posted)
  })
}
