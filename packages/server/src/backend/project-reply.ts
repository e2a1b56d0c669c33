import type {
  ArticleId,
  EpochMs,
  Recorded,
  ReplyId,
  SiteId,
  ThreadRuled,
  Voted,
  VoterId,
} from '@riposte/protocol'
import { applyEvent, type ReplyEvent } from '../replies/apply-event.ts'
import type { PlacedReply, ThreadHead } from './placed-reply.ts'

/** The rows that events about replies change. Synchronous: all within one transaction. */
export interface ReplyStore {
  readonly find: (site: SiteId, id: ReplyId) => PlacedReply | undefined
  readonly replace: (reply: PlacedReply) => void
  /** As `replace`, for a reply of which only the counts changed: most of its indexes stay. */
  readonly recount: (reply: Pick<PlacedReply, Counted>) => void
  /** Of any status. */
  readonly answersTo: (site: SiteId, id: ReplyId) => readonly PlacedReply[]
  readonly head: (site: SiteId, article: ArticleId) => ThreadHead
  readonly replaceHead: (site: SiteId, head: ThreadHead) => void
  /** Whether that changed anything. */
  readonly setVote: (vote: Vote, on: boolean) => boolean
  readonly dropVotes: (site: SiteId, id: ReplyId) => void
}

type Counted = 'site' | 'id' | 'shownAnswers' | 'votes'

export interface Vote {
  readonly site: SiteId
  readonly article: ArticleId
  readonly replyId: ReplyId
  readonly voter: VoterId
  readonly at: EpochMs
  /** More than one: what a reply brought from another system, counted when it came. */
  readonly count?: number
}

/** Stands for all who voted elsewhere: no keyed hash is spelled so. */
const VOTERS_ELSEWHERE = 'elsewhere' as VoterId

/**
 * Folds one event into the rows of its reply, of those above it, and of its thread.
 *
 * The same rows come out when the journal is replayed, also where an erasure took a reply's first
 * event out of it, so that answers come before what they answer.
 *
 * @returns the reply that the event is about, as it is now.
 */
export function projectReplyEvent(
  store: ReplyStore,
  { position, event }: Recorded<ReplyEvent | Voted>,
): PlacedReply | undefined {
  const before = store.find(event.site, event.replyId)
  if (event.type === 'voted') return before && project(store, before, { position, event })
  const applied = applyEvent(before, { position, event })
  if (!applied || applied === before) return before
  const found = before ?? placeOf(store, event.site, applied)
  const isErased = applied.status === 'erased'
  if (isErased) store.dropVotes(event.site, event.replyId)
  const isShown = applied.status === 'published' || found.shownAnswers > 0
  const { rootId, shownAnswers } = found
  const brought = before === undefined ? takeVotes(store, event) : 0
  const votes = isErased ? 0 : found.votes + brought
  const placed: PlacedReply = { ...applied, rootId, shownAnswers, isShown, votes }
  store.replace(placed)
  if (isShown !== (before?.isShown ?? false)) countAbove(store, placed)
  countInThread(store, before, placed, position)
  return placed
}

/**
 * Votes from elsewhere all count from the hour in which they were moved: so among moved replies the
 * one with more votes ranks higher, and a later reply is not behind for votes it could not have.
 */
function takeVotes(store: ReplyStore, event: ReplyEvent): number {
  if (event.type !== 'submitted' || !event.imported?.votes) return 0
  const { site, article, replyId } = event
  const { votes: count, at } = event.imported
  store.setVote({ site, article, replyId, voter: VOTERS_ELSEWHERE, at, count }, true)
  return count
}

export function projectRuling(store: ReplyStore, { position, event }: Recorded<ThreadRuled>): void {
  const head = store.head(event.site, event.article)
  if (head.version >= position) return
  store.replaceHead(event.site, { ...head, state: event.state, version: position })
}

function project(
  store: ReplyStore,
  before: PlacedReply,
  { position, event }: Recorded<Voted>,
): PlacedReply {
  const { site, replyId, voter, at, on } = event
  if (before.status === 'erased') return before
  if (!store.setVote({ site, article: before.article, replyId, voter, at }, on)) return before
  const voted = { ...before, votes: before.votes + (on ? 1 : -1) }
  store.recount(voted)
  store.replaceHead(site, { ...store.head(site, before.article), version: position })
  return voted
}

type Place = Pick<PlacedReply, 'rootId' | 'shownAnswers' | 'votes'>

/** Where a new row stands, and that what answers it already stands below it. */
function placeOf(
  store: ReplyStore,
  site: SiteId,
  reply: Omit<PlacedReply, keyof Place | 'isShown'>,
) {
  const parent = reply.parentId === null ? undefined : store.find(site, reply.parentId)
  const rootId = parent?.rootId ?? reply.id
  const answers = store.answersTo(site, reply.id)
  const waiting = [...answers]
  const seen = new Set<ReplyId>([reply.id])
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (seen.has(next.id)) continue
    seen.add(next.id)
    store.replace({ ...next, rootId })
    waiting.push(...store.answersTo(site, next.id))
  }
  return { rootId, shownAnswers: answers.filter(({ isShown }) => isShown).length, votes: 0 }
}

/** A reply without words is shown for as long as an answer to it is. */
function countAbove(store: ReplyStore, reply: PlacedReply): void {
  let change = reply.isShown ? 1 : -1
  let above = reply.parentId
  while (above !== null && change !== 0) {
    const parent = store.find(reply.site, above)
    if (!parent) return
    const shownAnswers = parent.shownAnswers + change
    const isShown = parent.status === 'published' || shownAnswers > 0
    if (isShown === parent.isShown) store.recount({ ...parent, shownAnswers })
    else store.replace({ ...parent, shownAnswers, isShown })
    change = Number(isShown) - Number(parent.isShown)
    above = parent.parentId
  }
}

function countInThread(
  store: ReplyStore,
  before: PlacedReply | undefined,
  after: PlacedReply,
  version: number,
): void {
  const { site, article, submittedAt } = after
  const head = store.head(site, article)
  const change = Number(after.status === 'published') - Number(before?.status === 'published')
  store.replaceHead(site, {
    ...head,
    published: head.published + change,
    firstAt: Math.min(head.firstAt ?? submittedAt, submittedAt),
    lastAt: Math.max(head.lastAt ?? submittedAt, submittedAt),
    version,
  })
}
