import {
  type ArticleId,
  LIMITS,
  type ReplyId,
  type SiteId,
  type ThreadOrder,
} from '@riposte/protocol'
import type { ThreadReply } from '../backend/placed-reply.ts'
import type { Place } from '../backend/thread-views.ts'
import type { Views } from '../backend/views.ts'
import { rankRoots } from './rank-roots.ts'

/** What of a thread is asked for. Without more, its first page. */
export interface ThreadAsk {
  readonly order: ThreadOrder
  /** The page after this place, or this many ranked ones. */
  readonly after?: Place | number
  /** Only what stands below this root. */
  readonly under?: ReplyId
  /** The page on which this reply stands. */
  readonly around?: ReplyId
  /** Everything, as far as the limit. */
  readonly whole?: boolean
}

/** A page of a thread. */
export interface ThreadSlice {
  /** Roots in their order, each followed by what stands below it, oldest first. */
  readonly replies: readonly ThreadReply[]
  /** Where the next page begins; null when there is none. */
  readonly next: Place | number | null
  /** Whether something stands before this page. */
  readonly isLater: boolean
  /** Roots below which more is shown than here: how many, and after which place. */
  readonly cut: ReadonlyMap<ReplyId, { readonly count: number; readonly after: Place }>
}

/** A page of roots, before what stands below them is read. */
interface RootPage {
  readonly roots: readonly ThreadReply[]
  readonly next: Place | number | null
}

const { rootsInPage, answersInPage, answersUnderPage, repliesInWholeThreadMax } = LIMITS

/** Reads a page of a thread; its cost does not depend on how long the thread is. */
export async function readThread(
  views: Views,
  site: SiteId,
  article: ArticleId,
  ask: ThreadAsk,
): Promise<ThreadSlice> {
  if (ask.whole) return readWhole(views, site, article, ask)
  if (ask.under) return readUnder(views, site, article, ask, ask.under)
  if (ask.around) return readAround(views, site, article, ask, ask.around)
  const { roots, next } = await rootPage(views, site, article, ask)
  const pinned = ask.after === undefined ? await views.pinned(site, article) : []
  const all = [...pinned, ...roots]
  return { ...(await withAnswers(views, site, all)), next, isLater: ask.after !== undefined }
}

async function rootPage(
  views: Views,
  site: SiteId,
  article: ArticleId,
  { order, after }: ThreadAsk,
): Promise<RootPage> {
  if (order !== 'best') {
    const place = typeof after === 'object' ? after : undefined
    const roots = await views.roots(site, article, order, rootsInPage + 1, place)
    return pageOf(roots)
  }
  const voted = await views.votedRoots(site, article, LIMITS.rankedRootsMax)
  const ranked = rankRoots(voted, await views.votesByHour(site, article))
  const from = typeof after === 'object' ? ranked.length : (after ?? 0)
  const ids = ranked.slice(from, from + rootsInPage).map(({ id }) => id)
  const best = await views.replies(site, ids)
  if (from + rootsInPage < ranked.length) return { roots: best, next: from + rootsInPage }
  const isRanked = new Set(ranked.map(({ id }) => id))
  const others = await unranked(views, site, article, isRanked, after)
  const page = pageOf([...best, ...others])
  // Behind the last ranked one the others begin, from their first.
  const endsRanked = best.length === rootsInPage && page.next !== null
  return endsRanked ? { ...page, next: ranked.length } : page
}

/** Roots without votes, oldest first, after those that have some. */
async function unranked(
  views: Views,
  site: SiteId,
  article: ArticleId,
  isRanked: ReadonlySet<ReplyId>,
  after: ThreadAsk['after'],
): Promise<readonly ThreadReply[]> {
  const found: ThreadReply[] = []
  let place = typeof after === 'object' ? after : undefined
  while (found.length <= rootsInPage) {
    const some = await views.roots(site, article, 'oldest', rootsInPage + 1, place)
    found.push(...some.filter(({ id }) => !isRanked.has(id)))
    if (some.length <= rootsInPage) break
    place = placeOf(some.at(-1)!)
  }
  return found
}

function pageOf(found: readonly ThreadReply[]): RootPage {
  const roots = found.slice(0, rootsInPage)
  return { roots, next: found.length <= rootsInPage ? null : placeOf(roots.at(-1)!) }
}

async function withAnswers(
  views: Views,
  site: SiteId,
  roots: readonly ThreadReply[],
): Promise<Pick<ThreadSlice, 'replies' | 'cut'>> {
  const replies: ThreadReply[] = []
  const cut = new Map<ReplyId, { count: number; after: Place }>()
  for (const root of roots) {
    const below = root.shownAnswers > 0 ? await views.below(site, root.id, answersInPage + 1) : []
    replies.push(root, ...below.slice(0, answersInPage))
    if (below.length <= answersInPage) continue
    const count = (await views.belowCount(site, root.id)) - answersInPage
    cut.set(root.id, { count, after: placeOf(below[answersInPage - 1]!) })
  }
  return { replies, cut }
}

/** A root and a page of what stands below it. */
async function readUnder(
  views: Views,
  site: SiteId,
  article: ArticleId,
  { after }: ThreadAsk,
  rootId: ReplyId,
): Promise<ThreadSlice> {
  const place = typeof after === 'object' ? after : undefined
  const [root] = await views.replies(site, [rootId])
  if (root?.article !== article || !root.isShown) return NOTHING
  const below = await views.below(site, rootId, answersUnderPage + 1, place)
  const replies = [root, ...below.slice(0, answersUnderPage)]
  const cut = new Map<ReplyId, { count: number; after: Place }>()
  if (below.length > answersUnderPage) {
    const last = placeOf(below[answersUnderPage - 1]!)
    // How many are left is counted only at the first cut: here it is enough that there are more.
    cut.set(rootId, { count: 0, after: last })
  }
  return { replies, next: null, isLater: true, cut }
}

const NOTHING: ThreadSlice = { replies: [], next: null, isLater: false, cut: new Map() }

/** The page that begins with the root of a reply, and everything that leads down to the reply. */
async function readAround(
  views: Views,
  site: SiteId,
  article: ArticleId,
  ask: ThreadAsk,
  id: ReplyId,
): Promise<ThreadSlice> {
  const { around: _, ...firstPage } = ask
  const [reply] = await views.replies(site, [id])
  if (reply?.article !== article || !reply.isShown) {
    return readThread(views, site, article, firstPage)
  }
  const [root] = await views.replies(site, [reply.rootId])
  const { roots } = await rootPage(views, site, article, firstPage)
  if (root!.isPinned || roots.some((it) => it.id === root!.id)) {
    const page = await readThread(views, site, article, firstPage)
    if (page.replies.some((it) => it.id === id)) return page
  }
  const order = ask.order === 'newest' ? 'newest' : 'oldest'
  const later = await views.roots(site, article, order, rootsInPage + 1, placeOf(root!))
  const others = later.filter((it) => it.id !== root!.id).slice(0, rootsInPage - 1)
  const page = await withAnswers(views, site, [root!, ...others])
  const last = others.at(-1) ?? root!
  const next = later.length > others.length ? placeOf(last) : null
  if (page.replies.some((it) => it.id === id)) return { ...page, next, isLater: true }
  const above = await ancestors(views, site, reply)
  const kept = page.replies.filter(({ rootId }) => rootId !== root!.id)
  const below = await views.below(site, root!.id, answersInPage, placeOf(reply))
  const branch = new Map([...above, reply, ...below].map((it) => [it.id, it]))
  return { ...page, replies: [...branch.values(), ...kept], next, isLater: true }
}

/** From the root down to whom a reply answers. */
async function ancestors(views: Views, site: SiteId, reply: ThreadReply) {
  const above: ThreadReply[] = []
  for (let next = reply.parentId; next !== null && above.length < LIMITS.ancestorsMax; ) {
    const [parent] = await views.replies(site, [next])
    if (!parent) break
    above.unshift(parent)
    next = parent.id === reply.rootId ? null : parent.parentId
  }
  const [root] = await views.replies(site, [reply.rootId])
  return above[0]?.id === root?.id ? above : [root!, ...above]
}

async function readWhole(views: Views, site: SiteId, article: ArticleId, { after }: ThreadAsk) {
  const place = typeof after === 'object' ? after : undefined
  const found = await views.shown(site, article, repliesInWholeThreadMax + 1, place)
  const replies = found.slice(0, repliesInWholeThreadMax)
  const hasMore = found.length > repliesInWholeThreadMax
  const next = hasMore ? placeOf(replies.at(-1)!) : null
  return { replies, next, isLater: place !== undefined, cut: NOTHING.cut }
}

function placeOf({ submittedAt, id }: Place): Place {
  return { submittedAt, id }
}
