import type { ReplyId } from '@riposte/protocol'
import { renderReply } from '../render/reply.tsx'

/** Draws replies, and remembers what it drew. */
export interface ReplyDrawing {
  (...of: Parameters<typeof renderReply>): string
  /** Drops what was drawn of a reply with its words or its name; whether there was any. */
  readonly forget: (id: ReplyId) => boolean
}

/** Remembers as many drawn replies as these: a page drawn anew is mostly what it was. */
export function createReplyDrawing(repliesMax: number): ReplyDrawing {
  const drawn = new Map<string, { readonly looks: string; readonly html: string }>()
  const draw: typeof renderReply = (reply, context) => {
    const { pageUrl, server, state, answers, cut } = context
    const { id, votes, badge, status, isPinned, isPicked, editedAt } = reply
    const place = [pageUrl, server, state, answers?.id, answers?.name, cut?.count, cut?.url]
    const looks = [...place, votes, badge, status, isPinned, isPicked, editedAt].join('\n')
    const key = `${id} ${server}`
    const known = drawn.get(key)
    drawn.delete(key)
    const html = known?.looks === looks ? known.html : flat(renderReply(reply, context))
    drawn.set(key, { looks, html })
    if (drawn.size > repliesMax) drawn.delete(drawn.keys().next().value!)
    return html
  }
  const forget = (id: ReplyId) => {
    // Drawn since, it has no words, and the answers to it no name.
    const hasWords = (key: string, looks: string) =>
      key.startsWith(`${id} `)
        ? looks.includes('\npublished\n')
        : looks.includes(`\n${id}\n`) && !looks.includes(`\n${id}\n\n`)
    const found = [...drawn].filter(([key, { looks }]) => hasWords(key, looks))
    for (const [key] of found) drawn.delete(key)
    return found.length > 0
  }
  return Object.assign(draw, { forget })
}

/** One piece of memory: a string that was put together keeps all the pieces that it was made of. */
function flat(text: string): string {
  return Buffer.from(text).toString()
}
