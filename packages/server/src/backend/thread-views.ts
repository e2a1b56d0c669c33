import type { ArticleId, EpochMs, ReplyId, SiteId, VoterId, WriterId } from '@riposte/protocol'
import type { ThreadHead, ThreadReply } from './placed-reply.ts'

/** A reply's place among its siblings, by age. */
export interface Place {
  readonly submittedAt: EpochMs
  readonly id: ReplyId
}

/** A root that has votes: what its rank is made from. */
export interface VotedRoot extends Place {
  readonly votes: number
}

/**
 * What readers see of threads, a page at a time. A reply is *shown* when it is published, or when
 * it holds a place for answers that are shown. Every answer is bounded by `limit`.
 */
export interface ThreadViews {
  head(site: SiteId, article: ArticleId): Promise<ThreadHead>

  /** Of many threads at once, in the order asked for. */
  heads(site: SiteId, articles: readonly ArticleId[]): Promise<readonly ThreadHead[]>

  /** The threads that were written in last, before `before`. */
  liveliest(site: SiteId, limit: number, before?: EpochMs): Promise<readonly ThreadHead[]>

  /** Shown roots but the pinned ones, after `after` in that order. */
  roots(
    site: SiteId,
    article: ArticleId,
    order: 'oldest' | 'newest',
    limit: number,
    after?: Place,
  ): Promise<readonly ThreadReply[]>

  pinned(site: SiteId, article: ArticleId): Promise<readonly ThreadReply[]>

  /** What is shown below a root, at any depth, oldest first, after `after`. */
  below(
    site: SiteId,
    rootId: ReplyId,
    limit: number,
    after?: Place,
  ): Promise<readonly ThreadReply[]>

  /** How many are shown below a root. */
  belowCount(site: SiteId, rootId: ReplyId): Promise<number>

  /** Everything shown, oldest first: for those who want a whole thread. */
  shown(
    site: SiteId,
    article: ArticleId,
    limit: number,
    after?: Place,
  ): Promise<readonly ThreadReply[]>

  /** Those of the named replies that exist, in the order asked for. */
  replies(site: SiteId, ids: readonly ReplyId[]): Promise<readonly ThreadReply[]>

  /** Shown roots with votes, but the pinned ones; those with most votes first. */
  votedRoots(site: SiteId, article: ArticleId, limit: number): Promise<readonly VotedRoot[]>

  /** How many votes were cast in a thread in each hour since 1970 that has some, oldest first. */
  votesByHour(
    site: SiteId,
    article: ArticleId,
  ): Promise<readonly { readonly hour: number; readonly votes: number }[]>

  /** Published replies, newest first: under one article, or of the whole site. */
  newest(site: SiteId, limit: number, article?: ArticleId): Promise<readonly ThreadReply[]>

  /** The names of all sites that ever had a reply. */
  sitesWithThreads(): Promise<readonly SiteId[]>
  /** How many votes for a reply are stored, whatever its row counts. */
  votersOf(site: SiteId, id: ReplyId): Promise<number>

  hasVoted(site: SiteId, id: ReplyId, voter: VoterId): Promise<boolean>

  /** How many replies by a writer are published. */
  publishedBy(site: SiteId, writer: WriterId): Promise<number>
}
