import type { FastifyInstance } from 'fastify'
import { renderThreadWithData } from '../render/json-ld.tsx'
import { renderThread } from '../render/thread.tsx'
import { allowEmbedding } from './allow-embedding.ts'
import type { AppNeeds } from './app-needs.ts'
import { appealRoutes } from './appeal-routes.ts'
import { drawThread, sendDrawing } from './draw-thread.ts'
import { type FeedbackNeeds, feedbackRoutes } from './feedback-routes.ts'
import { liveRoutes } from './live-routes.ts'
import { ownReplyRoutes } from './own-reply-routes.ts'
import { readJsonBodies } from './parse-body.ts'
import { postReply } from './post-reply.ts'
import { postedReply, READER_BODY } from './posted-reply.ts'
import { readNewReply } from './read-new-reply.ts'
import { type ThreadQuery, threadAsk } from './thread-ask.ts'
import { threadJsonRoutes } from './thread-json-routes.ts'
import { formTokenFor } from './thread-view.ts'
import { newWriterToken, writersOfToken } from './writer-token.ts'

export interface ArticleQuery {
  readonly Querystring: { readonly article?: string }
}

/** `/v1`: what the widget reads and writes, on our pages and on those that embed a thread. */
export async function readerRoutes(
  app: FastifyInstance,
  needs: FeedbackNeeds & { readonly limitPosts: (address: string) => void },
): Promise<void> {
  readJsonBodies(app)
  allowEmbedding(app, needs.embeddingOrigins)
  app.register(liveRoutes, needs)
  app.register(ownReplyRoutes, needs)
  app.register(appealRoutes, needs)
  app.register(feedbackRoutes, needs)
  app.register(threadJsonRoutes, needs)

  app.get<{ Querystring: ThreadQuery }>('/v1/thread', async (request, reply) => {
    const { query } = request
    const article = needs.findArticle(query.article ?? '')
    const server = article.url.startsWith('/') ? '' : needs.ownOrigin()
    const head = await needs.views.head(needs.site, article.id)
    const ask = threadAsk(query, needs.rules.order)
    const drawing =
      query.jsonld === undefined
        ? ({ kind: 'fragment', render: renderThread } as const)
        : ({ kind: 'data-fragment', render: renderThreadWithData } as const)
    const asked = { article, head, ask, server, ...drawing }
    return sendDrawing(request, reply, await drawThread(needs, asked))
  })

  app.get<ArticleQuery>('/v1/form', async (request, reply) => {
    const article = needs.findArticle(request.query.article ?? '')
    reply.header('cache-control', 'no-store')
    return { formToken: formTokenFor(needs, article) }
  })

  app.post('/v1/replies', READER_BODY, async (request, reply) => {
    const token = writerTokenIn(needs, request.body)
    const form = await readNewReply(needs, withWriter(request.body, token), request)
    needs.limitPosts(request.ip)
    const posted = await postReply(needs, form)
    reply.code(posted.reply.status === 'published' ? 201 : 202)
    return postedReply(needs, form.article, posted, token)
  })
}

/** The token that the writer brings, or a new one to be known by from now on. */
function writerTokenIn({ keys, randomBytes }: AppNeeds, body: unknown): string {
  const given = (body as { readonly writer?: unknown } | null)?.writer
  const writerKeys = keys.writers()
  const isGood = typeof given === 'string' && writersOfToken(writerKeys, given).length > 0
  return isGood ? given : newWriterToken({ writerKeys, randomBytes })
}

function withWriter(body: unknown, writer: string): unknown {
  const isFields = typeof body === 'object' && body !== null && !Array.isArray(body)
  return isFields ? { ...body, writer } : body
}
