import type { ReplyId } from '@riposte/protocol'
import type { ReplyView } from './page-views.ts'

/** Lists in lists, the outermost counted. What is deeper stands in the list of the deepest. */
export const REPLY_DEPTH_MAX = 4

/** A reply where the thread draws it, with what is drawn below it. */
export interface Branch {
  readonly reply: ReplyView
  /** Whom it answers, if that reply is in the thread. */
  readonly answers: ReplyView | null
  readonly branches: readonly Branch[]
}

interface Growing extends Branch {
  readonly branches: Growing[]
  /** The branch whose answer it is; the order of the thread, and who keeps whom in it. */
  readonly under: Growing | null
  /** The branch whose list it is drawn in: that one, or an ancestor that is not too deep. */
  readonly drawnUnder: Growing | null
  /** Of the list that it is drawn in, from 1. */
  readonly depth: number
  isShown: boolean
}

/**
 * The replies as a tree, in the order given, at most `REPLY_DEPTH_MAX` deep.
 *
 * Total: replies to an unknown reply are roots, and a ring of replies is opened at its first. An
 * erased reply is in the tree only where something published stands below it. Linear, without
 * recursion: nobody can make a thread deep enough to end the process.
 */
export function threadTree(replies: readonly ReplyView[]): readonly Branch[] {
  const grown = inThreadOrder(replies)
  for (const branch of grown.toReversed()) {
    branch.isShown ||= branch.reply.status === 'published'
    if (branch.isShown && branch.under) branch.under.isShown = true
  }
  const roots: Growing[] = []
  for (const branch of grown) {
    if (branch.isShown) (branch.drawnUnder?.branches ?? roots).push(branch)
  }
  return roots
}

/** Every reply once, each after the one that it answers and before that one's next answer. */
function inThreadOrder(replies: readonly ReplyView[]): readonly Growing[] {
  const byId = new Map(replies.map((reply) => [reply.id, reply]))
  const roots: ReplyView[] = []
  const answersTo = new Map<ReplyId, ReplyView[]>()
  for (const reply of replies) {
    if (reply.parentId === null || !byId.has(reply.parentId)) roots.push(reply)
    else push(answersTo, reply.parentId, reply)
  }
  const grown: Growing[] = []
  const seen = new Set<ReplyId>()
  const growFrom = (root: ReplyView) => {
    const waiting: [ReplyView, Growing | null][] = [[root, null]]
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [reply, under] = next
      if (seen.has(reply.id)) continue
      seen.add(reply.id)
      const answers = reply.parentId === null ? null : (byId.get(reply.parentId) ?? null)
      const branch = grow(reply, answers, under)
      grown.push(branch)
      for (const answer of (answersTo.get(reply.id) ?? []).toReversed()) {
        waiting.push([answer, branch])
      }
    }
  }
  for (const reply of roots) growFrom(reply)
  for (const reply of replies) growFrom(reply) // What is left stands in rings.
  return grown
}

function grow(reply: ReplyView, answers: ReplyView | null, under: Growing | null): Growing {
  const drawnUnder = under && under.depth >= REPLY_DEPTH_MAX ? under.drawnUnder : under
  const depth = (drawnUnder?.depth ?? 0) + 1
  return { reply, answers, branches: [], under, drawnUnder, depth, isShown: false }
}

function push(lists: Map<ReplyId, ReplyView[]>, id: ReplyId, reply: ReplyView): void {
  const list = lists.get(id)
  if (list) list.push(reply)
  else lists.set(id, [reply])
}
