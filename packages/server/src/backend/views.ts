import type {
  ArticleId,
  EpochMs,
  LessonId,
  LessonLabel,
  Position,
  Queue,
  QueueCounts,
  ReplyId,
  ReplyStatus,
  SiteId,
  WriterId,
} from '@riposte/protocol'
import type { PlacedReply } from './placed-reply.ts'
import type { Place, ThreadViews } from './thread-views.ts'

/** What a decision or an Akismet client's feedback taught, and still teaches. */
export interface Lesson {
  readonly id: LessonId
  readonly label: LessonLabel
  /** Hashed features, base64. */
  readonly features: string
  /** Of the event that taught it: models learn in this order. */
  readonly position: Position
}

/**
 * What people see of the journal, every row a fold of its events: it may be dropped and rebuilt at
 * any time. Every question names its site, and the answer holds nothing of another.
 */
export interface Views extends ThreadViews {
  reply(site: SiteId, id: ReplyId): Promise<PlacedReply | undefined>

  /** A writer's replies of any status, the newest first, those before `before`. */
  repliesBy(
    site: SiteId,
    writer: WriterId,
    limit: number,
    before?: Place,
  ): Promise<readonly PlacedReply[]>

  /** The first `limit` replies of any status under an article that changed after `position`. */
  changedIn(
    site: SiteId,
    article: ArticleId,
    position: Position,
    limit: number,
  ): Promise<readonly PlacedReply[]>

  /**
   * A page of a queue: `held`, `spam`, `reported` and `appeals` oldest first, after version `from`;
   * `published` and `decided` newest first, before version `from`. Without `from`, the first page.
   */
  queue(site: SiteId, queue: Queue, limit: number, from?: Position): Promise<readonly PlacedReply[]>

  queueCounts(site: SiteId): Promise<QueueCounts>

  /** The lesson that stands about a reply or an Akismet client's comment. */
  lesson(site: SiteId, id: LessonId): Promise<Lesson | undefined>

  /** All lessons that stand, in the order in which they were taught. */
  lessons(site: SiteId): Promise<readonly Lesson[]>

  /** The names of all sites that have lessons: what the sweep goes through. */
  sitesWithLessons(): Promise<readonly SiteId[]>

  /**
   * Replies of `status` whose last change was before `before`, oldest first; but none whose appeal
   * waits, unless it waits since before `appealedBefore`.
   */
  repliesUnchangedSince(
    site: SiteId,
    status: ReplyStatus,
    before: EpochMs,
    limit: number,
    appealedBefore?: EpochMs,
  ): Promise<readonly PlacedReply[]>

  /** Lessons of Akismet clients that were taught before `before`, oldest first. */
  lessonsTaughtBefore(site: SiteId, before: EpochMs, limit: number): Promise<readonly LessonId[]>
}
