import {
  type DecidedEntry,
  LIMITS,
  NewDecision,
  NewMark,
  NewUndo,
  Problem,
  QUEUES,
  type Queue,
  type QueuePage,
  sseFrame,
} from '@riposte/protocol'
import type { FastifyInstance } from 'fastify'
import { Compile } from 'typebox/compile'
import { markReply } from '../replies/mark.ts'
import { decide, undoDecision } from '../replies/moderate.ts'
import type { AppNeeds } from './app-needs.ts'
import { decidedEntry, deskEntry } from './desk-entry.ts'
import { type DeskGuard, refuseOtherSites } from './desk-session.ts'
import { checked, readJsonBodies } from './parse-body.ts'
import { streamFrames } from './stream-frames.ts'

const newDecision = Compile(NewDecision)
const newUndo = Compile(NewUndo)
const newMark = Compile(NewMark)
const DESK_BODY = { bodyLimit: LIMITS.deskBodyBytesMax }

interface QueueQuery {
  readonly Querystring: { readonly queue?: string; readonly from?: string }
}

/** `/v1/desk`: what moderators see and decide. Every route asks who is there first. */
export async function deskRoutes(
  app: FastifyInstance,
  needs: AppNeeds & { readonly guard: DeskGuard },
): Promise<void> {
  readJsonBodies(app)
  const { site, views, guard } = needs
  app.addHook('onRequest', async (request) => {
    guard.moderatorOf(request)
    refuseOtherSites(request, needs.ownOrigin())
  })

  app.get<QueueQuery>('/v1/desk/replies', async (request): Promise<QueuePage> => {
    const [{ query }, me] = [request, guard.moderatorOf(request)]
    const queue = queueAsked(query.queue)
    const from = /^\d{1,15}$/.test(query.from ?? '') ? Number(query.from) : undefined
    const limit = LIMITS.repliesInQueuePageMax
    const replies = await views.queue(site, queue, limit + 1, from)
    const shown = replies.slice(0, limit)
    const entries = await Promise.all(shown.map((it) => deskEntry(needs, me, it)))
    return { entries, counts: await views.queueCounts(site), more: replies.length > limit }
  })

  app.post('/v1/desk/decisions', DESK_BODY, async (request): Promise<DecidedEntry> => {
    const decision = checked<NewDecision>(newDecision, request.body)
    if (decision.answers?.words.isWellFormed() === false) throw halfCharacter()
    const me = guard.moderatorOf(request)
    return decidedEntry(needs, me, await decide(needs, site, me, decision))
  })

  app.post('/v1/desk/undo', DESK_BODY, async (request): Promise<DecidedEntry> => {
    const undo = checked<NewUndo>(newUndo, request.body)
    const me = guard.moderatorOf(request)
    return decidedEntry(needs, me, await undoDecision(needs, site, me, undo))
  })

  app.post('/v1/desk/marks', DESK_BODY, async (request): Promise<DecidedEntry> => {
    const mark = checked<NewMark>(newMark, request.body)
    const me = guard.moderatorOf(request)
    return decidedEntry(needs, me, await markReply(needs, site, me, mark))
  })

  app.get('/v1/desk/live', { exposeHeadRoute: false }, async (_request, reply) => {
    const position = await needs.journal.position()
    const now = sseFrame(position, 'queue', await views.queueCounts(site))
    await streamFrames(reply, (send) => needs.audience.joinDesk(site, send), [now])
  })
}

function queueAsked(asked: string | undefined): Queue {
  const queue = QUEUES.find((name) => name === (asked ?? 'held'))
  if (queue) return queue
  const detail = `queue: one of ${QUEUES.join(', ')}.`
  throw new Problem('invalid-request', detail, { field: 'queue' })
}

function halfCharacter(): Problem {
  const detail = 'words: there is half a character in it. Write that place again.'
  return new Problem('invalid-request', detail, { field: 'words' })
}
