import { type ArticleId, LIMITS, THREAD_STATES, type ThreadState } from '@riposte/protocol'
import type { FastifyInstance } from 'fastify'
import { renderBlocksPage } from '../render/blocks-page.tsx'
import { renderThreadsPage } from '../render/threads-page.tsx'
import { ruleThread } from '../replies/mark.ts'
import type { AppNeeds } from './app-needs.ts'
import { type DeskGuard, refuseOtherSites } from './desk-session.ts'
import { articleUrl, sendPage } from './page-routes.ts'
import { readFormBodies } from './parse-body.ts'
import { problemAnswer } from './problem-response.ts'
import { stateOf } from './thread-view.ts'

interface ThreadsQuery {
  readonly Querystring: { readonly before?: string }
}

const BLOCKS_BODY = { bodyLimit: LIMITS.akismetBodyBytesMax }

/** `/desk/threads` and `/desk/blocks`: plain pages for what is not done every day. */
export async function deskThreadRoutes(
  app: FastifyInstance,
  needs: AppNeeds & { readonly guard: DeskGuard },
): Promise<void> {
  readFormBodies(app)
  const { site, siteView, views, guard, blocks } = needs
  const blocksView = { site: siteView, allowsQuiet: blocks.allowsQuiet }
  app.addHook('onRequest', async (request) => {
    guard.moderatorOf(request)
    refuseOtherSites(request, needs.ownOrigin())
  })

  app.get<ThreadsQuery>('/desk/threads', async ({ query }, reply) => {
    const before = /^\d{1,15}$/.test(query.before ?? '') ? Number(query.before) : undefined
    const heads = await views.liveliest(site, LIMITS.repliesInQueuePageMax, before)
    const threads = heads.map((head) => {
      const article = needs.articleOf(head.article)
      const { title } = article
      const url = articleUrl(article)
      return { ...head, title, url, takesReplies: stateOf(needs, article, head) === 'open' }
    })
    return sendPage(reply, renderThreadsPage({ site: siteView, threads }))
  })

  app.post('/desk/threads', async (request, reply) => {
    const { article = '', state = '' } = request.body as Readonly<Record<string, string>>
    const ruled = THREAD_STATES.find((name) => name === state) as ThreadState
    if (ruled && article.length <= LIMITS.articleCharsMax) {
      await ruleThread(needs, site, guard.moderatorOf(request), article as ArticleId, ruled)
    }
    return reply.redirect('/desk/threads', 303)
  })

  app.get('/desk/blocks', async (_request, reply) =>
    sendPage(reply, renderBlocksPage({ ...blocksView, text: blocks.text(), problem: '' })),
  )

  app.post('/desk/blocks', BLOCKS_BODY, async (request, reply) => {
    const { text = '' } = request.body as Readonly<Record<string, string>>
    try {
      blocks.write(text.replace(/\r\n?/g, '\n'))
    } catch (error) {
      const { status, body } = problemAnswer(error)
      const view = { ...blocksView, text, problem: body.detail }
      return sendPage(reply.code(status), renderBlocksPage(view))
    }
    return reply.redirect('/desk/blocks', 303)
  })
}
