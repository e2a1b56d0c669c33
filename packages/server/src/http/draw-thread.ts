import type { Position } from '@riposte/protocol'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ThreadHead } from '../backend/placed-reply.ts'
import type { ThreadView } from '../render/page-views.ts'
import type { Article } from '../replies/article.ts'
import type { ThreadAsk } from '../replies/read-thread.ts'
import type { AppNeeds } from './app-needs.ts'
import { sendWithTag } from './send-with-tag.ts'
import { queryOf } from './thread-ask.ts'
import type { DrawnThread } from './thread-cache.ts'
import { EMPTY_FORM, formTokenFor, stateOf, threadView } from './thread-view.ts'

/** Stands for the form's token in what is remembered. */
const TOKEN = 'the-token-of-this-form'

/** A form's token is good for a day, so a copy that a browser keeps is good for half of one. */
const COPY_MS_MAX = 12 * 60 * 60 * 1000

export interface DrawThread {
  readonly article: Article
  readonly head: ThreadHead
  readonly ask: ThreadAsk
  readonly server: string
  /** Which of the pages that hold a thread. */
  readonly kind: 'page' | 'fragment' | 'data-fragment' | 'frame'
  readonly render: (view: ThreadView) => string
}

export interface Drawing {
  /** Of the HTML but for the form's token. */
  readonly etag: string
  readonly html: () => Buffer
}

/** A thread with an empty form: drawn once for as long as nothing in it changes. */
export async function drawThread(needs: AppNeeds, drawing: DrawThread): Promise<Drawing> {
  const { article, head, ask, server, kind } = drawing
  const state = stateOf(needs, article, head)
  const query = queryOf(ask, needs.rules.order).toString()
  const key = [kind, server, article.id, query].join('\n')
  const stamp = `${needs.startedAt.toString(36)}-${head.version}-${state}`
  const found = needs.drawn.get(key, stamp) ?? (await draw(needs, drawing, stamp))
  needs.drawn.put(key, found)
  const copy = Math.floor(needs.now() / COPY_MS_MAX)
  return {
    etag: `W/"${stamp}-${copy}"`,
    html: () => withToken(found, formTokenFor(needs, article)),
  }
}

/** Whether what was drawn under `key` is of this article, and from before `position`. */
export function isDrawingOf(
  key: string,
  stamp: string,
  article: Article['id'],
  position: Position,
): boolean {
  return key.split('\n').includes(article) && Number(stamp.split('-')[1]) < position
}

async function draw(
  needs: AppNeeds,
  { article, head, ask, server, render }: DrawThread,
  stamp: string,
): Promise<DrawnThread> {
  const state = stateOf(needs, article, head)
  const viewed = { article, head, state, ask, form: EMPTY_FORM, formToken: TOKEN, server }
  const html = render(await threadView(needs, viewed))
  return { stamp, pieces: html.split(TOKEN).map((piece) => Buffer.from(piece)) }
}

function withToken({ pieces }: DrawnThread, token: string): Buffer {
  const filling = Buffer.from(token)
  return Buffer.concat(pieces.flatMap((piece, i) => (i === 0 ? [piece] : [filling, piece])))
}

/** The HTML, or that the copy which the reader has is still good. */
export function sendDrawing(
  request: Pick<FastifyRequest, 'headers'>,
  reply: FastifyReply,
  { etag, html }: Drawing,
): FastifyReply {
  // `no-cache`: a copy may be kept, but has to be asked about each time.
  reply.header('cache-control', 'private, no-cache').type('text/html; charset=utf-8')
  return sendWithTag(request, reply, etag, html)
}
