import type { ShownReply, ThreadPage } from '@riposte/protocol'
import type { ThreadHead, ThreadReply } from '../backend/placed-reply.ts'
import { renderReplyText } from '../render/draw-markup.tsx'
import type { Article } from '../replies/article.ts'
import { readThread, type ThreadAsk } from '../replies/read-thread.ts'
import type { AppNeeds } from './app-needs.ts'
import { cursorOf } from './thread-ask.ts'
import { replyView, stateOf } from './thread-view.ts'

/** A reply for programs. */
export function shownReply(reply: ThreadReply): ShownReply {
  const view = replyView(reply)
  return { ...view, html: renderReplyText(view.text) }
}

/** A page of a thread for programs. */
export async function threadJson(
  needs: AppNeeds,
  article: Article,
  head: ThreadHead,
  ask: ThreadAsk,
): Promise<ThreadPage> {
  const { replies, next, cut } = await readThread(needs.views, needs.site, article.id, ask)
  return {
    article: article.id,
    count: head.published,
    state: stateOf(needs, article, head),
    position: head.version,
    order: ask.order,
    replies: replies.map(shownReply),
    next: next === null ? null : cursorOf(next),
    cut: [...cut].map(([under, { count, after }]) => ({ under, count, after: cursorOf(after) })),
  }
}
