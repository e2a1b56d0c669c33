import type { ReplyId, SiteId, WriterId } from '@riposte/protocol'
import type { PlacedReply } from '../backend/placed-reply.ts'
import type { Place } from '../backend/thread-views.ts'
import type { Views } from '../backend/views.ts'

/** By what somebody's replies are known: as of the same writer, or one by one. */
export interface OwnReplies {
  readonly writers: readonly WriterId[]
  readonly replyIds: readonly ReplyId[]
}

/** Somebody's replies that are not erased, the newest first, those before `before`. */
export async function ownReplies(
  views: Views,
  site: SiteId,
  { writers, replyIds }: OwnReplies,
  limit: number,
  before?: Place,
): Promise<readonly PlacedReply[]> {
  const found = new Map<ReplyId, PlacedReply>()
  for (const writer of writers) {
    for (const reply of await views.repliesBy(site, writer, limit, before)) {
      found.set(reply.id, reply)
    }
  }
  for (const id of replyIds) {
    const reply = await views.reply(site, id)
    if (reply && reply.status !== 'erased' && isBefore(reply, before)) found.set(id, reply)
  }
  return [...found.values()].sort((a, b) => (isBefore(a, b) ? 1 : -1)).slice(0, limit)
}

function isBefore(reply: Place, before: Place | undefined): boolean {
  if (!before || reply.submittedAt < before.submittedAt) return true
  return reply.submittedAt === before.submittedAt && reply.id < before.id
}
