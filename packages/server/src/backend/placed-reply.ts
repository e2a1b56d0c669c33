import type { ArticleId, EpochMs, Position, ReplyId, ThreadState } from '@riposte/protocol'
import type { Reply } from '../replies/apply-event.ts'

/** A reply and what the replies around it and its readers make of it. */
export interface PlacedReply extends Reply {
  /** The reply that its branch of the thread grows from; its own id when that is itself. */
  readonly rootId: ReplyId
  /** Direct answers that the thread shows. */
  readonly shownAnswers: number
  /** Published; or with its words gone, but holding a place for answers that are shown. */
  readonly isShown: boolean
  readonly votes: number
}

/** What readers see of a reply: without what the filter said and moderators decided. */
export type ThreadReply = Pick<
  PlacedReply,
  | 'id'
  | 'article'
  | 'parentId'
  | 'rootId'
  | 'name'
  | 'website'
  | 'text'
  | 'badge'
  | 'submittedAt'
  | 'changedAt'
  | 'status'
  | 'isShown'
  | 'shownAnswers'
  | 'votes'
  | 'isPinned'
  | 'isPicked'
> & {
  /** When its writer last changed its words, or null. */
  readonly editedAt: EpochMs | null
}

/** Published elsewhere, by people or a filter there: nothing that this site's filter published. */
export function isPublishedElsewhere({
  imported,
  status,
  decisions,
}: Pick<Reply, 'imported' | 'status' | 'decisions'>): boolean {
  return imported !== null && status === 'published' && decisions.length === 0
}

export function threadReplyOf(reply: PlacedReply): ThreadReply {
  return { ...reply, editedAt: reply.revisions.at(-1)?.replacedAt ?? null }
}

/** What there is to know of a thread without reading its replies. */
export interface ThreadHead {
  readonly article: ArticleId
  /** Published replies. */
  readonly published: number
  /** As a moderator ruled; an article may be closed for other reasons too. */
  readonly state: ThreadState
  /** When its first reply was sent; null before. */
  readonly firstAt: EpochMs | null
  /** When its last reply was sent. */
  readonly lastAt: EpochMs | null
  /** Of the last event that concerned it, votes too; 0 before any. */
  readonly version: Position
}

export function emptyThread(article: ArticleId): ThreadHead {
  return { article, published: 0, state: 'open', firstAt: null, lastAt: null, version: 0 }
}
