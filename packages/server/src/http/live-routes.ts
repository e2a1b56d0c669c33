import { setImmediate } from 'node:timers/promises'
import { type ArticleId, LIMITS, sseFrame } from '@riposte/protocol'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { SendFrame } from '../folds/live-audience.ts'
import { mayHaveBeenShown } from '../replies/apply-event.ts'
import type { AppNeeds } from './app-needs.ts'
import { streamFrames } from './stream-frames.ts'
import { liveChangeOf } from './thread-view.ts'

interface LiveQuery {
  readonly Querystring: { readonly article?: string; readonly after?: string }
}

/** `/v1/live`: what changes in a thread, as server-sent events. */
export async function liveRoutes(app: FastifyInstance, needs: AppNeeds): Promise<void> {
  app.get<LiveQuery>('/v1/live', { exposeHeadRoute: false }, async (request, reply) => {
    const { id } = needs.findArticle(request.query.article ?? '')
    const after = positionAsked(request)
    const join = (send: SendFrame) => needs.audience.joinThread(needs.site, id, send)
    await streamFrames(reply, join, after === undefined ? [] : missed(needs, id, after))
  })
}

/** Where a reader left off: the browser's `Last-Event-ID`, or `after` in the address. */
function positionAsked(request: FastifyRequest<LiveQuery>): number | undefined {
  const asked = [request.headers['last-event-id'], request.query.after]
  const found = asked.find((it) => typeof it === 'string' && /^\d{1,15}$/.test(it))
  return found === undefined ? undefined : Number(found)
}

/** What changed since, a few at a time, so that others are served in between. */
async function* missed(needs: AppNeeds, id: ArticleId, after: number): AsyncGenerator<string> {
  const { site, views } = needs
  for (let last = after; ; ) {
    const changes = await views.changedIn(site, id, last, LIMITS.liveChangesAtOnce)
    for (const changed of changes.filter(mayHaveBeenShown)) {
      yield sseFrame(changed.position, 'reply', await liveChangeOf(needs, changed))
    }
    if (changes.length < LIMITS.liveChangesAtOnce) return
    last = changes.at(-1)!.position
    await setImmediate()
  }
}
