import { type ArticleId, LIMITS, sseFrame } from '@riposte/protocol'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { SendFrame } from '../folds/live-audience.ts'
import { mayHaveBeenShown } from '../replies/apply-event.ts'
import type { AppNeeds } from './app-needs.ts'
import { liveChangeOf } from './thread-view.ts'

const HEARTBEAT_MS = 25_000

interface LiveQuery {
  readonly Querystring: { readonly article?: string; readonly after?: string }
}

/** `/v1/live`: what changes in a thread, as server-sent events. */
export async function liveRoutes(app: FastifyInstance, needs: AppNeeds): Promise<void> {
  app.get<LiveQuery>('/v1/live', async (request, reply) => {
    const { id } = needs.findArticle(request.query.article ?? '')
    const after = positionAsked(request)
    await stream(
      reply,
      (send) => needs.audience.joinThread(needs.site, id, send),
      async (send) => {
        if (after !== undefined) await sendMissed(needs, id, after, send)
      },
    )
  })
}

/** Where a reader left off: the browser's `Last-Event-ID`, or `after` in the address. */
function positionAsked(request: FastifyRequest<LiveQuery>): number | undefined {
  const asked = request.headers['last-event-id'] ?? request.query.after
  return typeof asked === 'string' && /^\d{1,15}$/.test(asked) ? Number(asked) : undefined
}

/** Frames are whole, so joining before looking back is all it takes to miss nothing. */
async function sendMissed(needs: AppNeeds, id: ArticleId, after: number, send: SendFrame) {
  for (const changed of await needs.views.changedIn(needs.site, id, after)) {
    if (!mayHaveBeenShown(changed)) continue
    send(sseFrame(changed.position, 'reply', await liveChangeOf(needs, changed)))
  }
}

/**
 * Sends frames until the client goes. One that does not read is let go when its backlog is full:
 * it comes back with where it left off.
 */
export async function stream(
  reply: FastifyReply,
  join: (send: SendFrame) => () => void,
  lookBack: (send: SendFrame) => Promise<void>,
): Promise<void> {
  const { raw } = reply
  const send: SendFrame = (frame) => {
    if (raw.writableLength > LIMITS.liveBacklogBytesMax) raw.destroy()
    else raw.write(frame)
  }
  const leave = join(send)
  const heartbeat = setInterval(() => send(': still here\n\n'), HEARTBEAT_MS)
  raw.on('close', () => {
    clearInterval(heartbeat)
    leave()
  })
  reply.hijack()
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  send(': live\n\n')
  await lookBack(send)
}
