import { renderReply } from '../render/reply.tsx'

/** Draws replies, and remembers as many as these: a page drawn anew is mostly what it was. */
export function createReplyDrawing(repliesMax: number): typeof renderReply {
  const drawn = new Map<string, { readonly looks: string; readonly html: string }>()
  return (reply, context) => {
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
}

/** One piece of memory: a string that was put together keeps all the pieces that it was made of. */
function flat(text: string): string {
  return Buffer.from(text).toString()
}
