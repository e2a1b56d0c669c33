import {
  type ArticleId,
  type Counts,
  type FoundReply,
  LIMITS,
  Problem,
  type ReplyId,
} from '@riposte/protocol'
import type { FastifyInstance } from 'fastify'
import type { AppNeeds } from './app-needs.ts'
import { sendWithTag } from './send-with-tag.ts'
import { queryOf, type ThreadQuery, threadAsk } from './thread-ask.ts'
import { shownReply, threadJson } from './thread-json.ts'
import { stateOf } from './thread-view.ts'

interface CountsQuery {
  readonly Querystring: { readonly article?: string | readonly string[] }
}

/** `/v1/replies` and `/v1/counts` for programs, and for pages that only count. */
export async function threadJsonRoutes(app: FastifyInstance, needs: AppNeeds): Promise<void> {
  const { site, views } = needs

  app.get<{ Querystring: ThreadQuery }>('/v1/replies', async (request, reply) => {
    const article = needs.findArticle(request.query.article ?? '')
    const head = await views.head(site, article.id)
    const ask = threadAsk(request.query, needs.rules.order)
    const key = ['json', article.id, queryOf(ask, needs.rules.order)].join('\n')
    const stamp = `${needs.startedAt.toString(36)}-${head.version}-${stateOf(needs, article, head)}`
    let drawn = needs.drawn.get(key, stamp)
    if (!drawn) {
      const page = await threadJson(needs, article, head, ask)
      drawn = { stamp, pieces: [Buffer.from(JSON.stringify(page))] }
      needs.drawn.put(key, drawn)
    }
    reply.type('application/json; charset=utf-8').header('cache-control', 'no-cache')
    return sendWithTag(request, reply, `"${stamp}"`, () => Buffer.concat(drawn.pieces))
  })

  app.get<{ Params: { id: string } }>('/v1/replies/:id', async (request, reply) => {
    const [found] = await views.replies(site, [request.params.id as ReplyId])
    if (!found?.isShown) throw new Problem('reply-not-found', 'There is no such reply here.')
    const { version } = await views.head(site, found.article)
    const body: FoundReply = { article: found.article, reply: shownReply(found) }
    reply.type('application/json; charset=utf-8').header('cache-control', 'no-cache')
    const tag = `"${needs.startedAt.toString(36)}-${version}"`
    return sendWithTag(request, reply, tag, () => Buffer.from(JSON.stringify(body)))
  })

  app.get<CountsQuery>('/v1/counts', async (request, reply) => {
    const asked = [request.query.article ?? []].flat()
    if (asked.length > LIMITS.threadsInCountMax) {
      const detail = `article: at most ${LIMITS.threadsInCountMax} at once.`
      throw new Problem('invalid-request', detail, { field: 'article', says: 'notUnderstood' })
    }
    const heads = await views.heads(
      site,
      asked.map((id) => idOf(needs, id)),
    )
    const counts: Counts = {
      counts: asked.map((article, i) => ({
        article: article as ArticleId,
        count: heads[i]!.published,
      })),
    }
    const tag = `"${heads.map(({ version }) => version.toString(36)).join('.')}"`
    reply.type('application/json; charset=utf-8').header('cache-control', 'no-cache')
    return sendWithTag(request, reply, tag, () => Buffer.from(JSON.stringify(counts)))
  })
}

/** In its normal spelling; one that cannot have replies has none. */
function idOf({ findArticle }: AppNeeds, asked: string): ArticleId {
  try {
    return findArticle(asked).id
  } catch (error) {
    if (error instanceof Problem) return '' as ArticleId
    throw error
  }
}
