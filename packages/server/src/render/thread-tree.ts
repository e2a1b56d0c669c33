import type { ReplyId } from '@riposte/protocol'
import type { Answered, ReplyView } from './page-views.ts'

/** A reply where the thread draws it, with what is drawn below it. */
export interface Branch {
  readonly reply: ReplyView
  /** Whom it answers, if that is shown somewhere in the thread. */
  readonly answers: Answered | null
  readonly branches: readonly Branch[]
}

interface Growing extends Branch {
  readonly branches: Growing[]
  /** The branch whose list it is drawn in: that one, or an ancestor that is not too deep. */
  readonly drawnUnder: Growing | null
  /** Of the list that it is drawn in, from 1. */
  readonly depth: number
}

export interface TreeNeeds {
  /** Lists in lists, the outermost counted. What is deeper stands in the list of the deepest. */
  readonly depthMax: number
  /** Whom replies of this page answer who stand on another. */
  readonly parents: ReadonlyMap<ReplyId, Answered>
}

/**
 * The replies as a tree, in the order given.
 *
 * Total: a reply to one that is not here stands below its root, or is a root itself when that is
 * not here either, and a ring of replies is opened at its first. Linear, without recursion: nobody
 * can make a thread deep enough to end the process.
 */
export function threadTree(
  replies: readonly ReplyView[],
  { depthMax, parents }: TreeNeeds,
): readonly Branch[] {
  const roots: Growing[] = []
  for (const branch of inThreadOrder(replies, depthMax, parents)) {
    const list = branch.drawnUnder?.branches ?? roots
    list.push(branch)
  }
  return roots
}

/** Every reply once, each after the one that it answers and before that one's next answer. */
function inThreadOrder(
  replies: readonly ReplyView[],
  depthMax: number,
  parents: ReadonlyMap<ReplyId, Answered>,
): readonly Growing[] {
  const byId = new Map(replies.map((reply) => [reply.id, reply]))
  const roots: ReplyView[] = []
  const answersTo = new Map<ReplyId, ReplyView[]>()
  for (const reply of replies) {
    const above = [reply.parentId, reply.rootId].find((id) => id !== null && byId.has(id))
    if (reply.parentId === null || !above || above === reply.id) roots.push(reply)
    else push(answersTo, above, reply)
  }
  const answeredIn = ({ parentId }: ReplyView): Answered | null =>
    parentId === null ? null : (byId.get(parentId) ?? parents.get(parentId) ?? null)
  const grown: Growing[] = []
  const seen = new Set<ReplyId>()
  const growFrom = (root: ReplyView) => {
    const waiting: [ReplyView, Growing | null][] = [[root, null]]
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [reply, under] = next
      if (seen.has(reply.id)) continue
      seen.add(reply.id)
      const branch = grow(reply, answeredIn(reply), under, depthMax)
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

function grow(
  reply: ReplyView,
  answers: Answered | null,
  under: Growing | null,
  depthMax: number,
): Growing {
  const drawnUnder = under && under.depth >= depthMax ? under.drawnUnder : under
  const depth = (drawnUnder?.depth ?? 0) + 1
  return { reply, answers, branches: [], drawnUnder, depth }
}

function push(lists: Map<ReplyId, ReplyView[]>, id: ReplyId, reply: ReplyView): void {
  const list = lists.get(id)
  if (list) list.push(reply)
  else lists.set(id, [reply])
}
