import {
  type DecidedEntry,
  type DeskEntry,
  LIMITS,
  type Mark,
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
import { renderReplyText } from '../render/draw-markup.tsx'
import type { Reply } from '../replies/apply-event.ts'
import { markReply } from '../replies/mark.ts'
import { decide, undoDecision } from '../replies/moderate.ts'
import type { AppNeeds } from './app-needs.ts'
import { type DeskGuard, refuseOtherSites } from './desk-session.ts'
import { articleUrl } from './page-routes.ts'
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

  app.get<QueueQuery>('/v1/desk/replies', async ({ query }): Promise<QueuePage> => {
    const queue = queueAsked(query.queue)
    const from = /^\d{1,15}$/.test(query.from ?? '') ? Number(query.from) : undefined
    const limit = LIMITS.repliesInQueuePageMax
    const replies = await views.queue(site, queue, limit + 1, from)
    const entries = await Promise.all(replies.slice(0, limit).map((it) => deskEntry(needs, it)))
    return { entries, counts: await views.queueCounts(site), more: replies.length > limit }
  })

  app.post('/v1/desk/decisions', DESK_BODY, async (request): Promise<DecidedEntry> => {
    const decision = checked<NewDecision>(newDecision, request.body)
    return decidedEntry(needs, await decide(needs, site, guard.moderatorOf(request), decision))
  })

  app.post('/v1/desk/undo', DESK_BODY, async (request): Promise<DecidedEntry> => {
    const undo = checked<NewUndo>(newUndo, request.body)
    return decidedEntry(needs, await undoDecision(needs, site, guard.moderatorOf(request), undo))
  })

  app.post('/v1/desk/marks', DESK_BODY, async (request): Promise<DecidedEntry> => {
    const mark = checked<NewMark>(newMark, request.body)
    return decidedEntry(needs, await markReply(needs, site, guard.moderatorOf(request), mark))
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

async function decidedEntry(needs: AppNeeds, reply: Reply): Promise<DecidedEntry> {
  return {
    entry: await deskEntry(needs, reply),
    counts: await needs.views.queueCounts(needs.site),
  }
}

function marksOf({ isPinned, isPicked }: Reply): readonly Mark[] {
  return [...(isPinned ? ['pinned' as const] : []), ...(isPicked ? ['picked' as const] : [])]
}

async function deskEntry(needs: AppNeeds, reply: Reply): Promise<DeskEntry> {
  const { id, position, status, name, website, text, submittedAt, parentId } = reply
  const parent = parentId ? await needs.views.reply(needs.site, parentId) : undefined
  const article = needs.articleOf(reply.article)
  const decision = reply.decisions.at(-1)
  return {
    id,
    version: position,
    status,
    name,
    website,
    html: renderReplyText(text),
    submittedAt,
    articleTitle: article.title,
    articleUrl: articleUrl(article),
    answers: parent?.name ?? null,
    verdict: reply.verdict!,
    reports: reply.reports.map(({ ground, words, at }) => ({ ground, words, at })),
    revisions: reply.revisions.map((it) => ({
      html: renderReplyText(it.text),
      replacedAt: it.replacedAt,
    })),
    marks: marksOf(reply),
    decision: decision
      ? { id: decision.id, kind: decision.kind, ground: decision.ground, at: decision.at }
      : null,
  }
}
