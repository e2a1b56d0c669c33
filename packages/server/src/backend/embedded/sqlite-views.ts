import type { LessonId, Position, Queue, QueueCounts, SiteId } from '@riposte/protocol'
import type { Database } from 'better-sqlite3'
import type { Lesson, Views } from '../views.ts'
import { type ReplyRow, replyOfRow, replyRows } from './reply-rows.ts'

const QUEUE_WHERE: Record<Queue, string> = {
  held: `status = 'held' AND decided = 0 AND position > ? ORDER BY position`,
  spam: `status = 'spam' AND decided = 0 AND position > ? ORDER BY position`,
  published: `status = 'published' AND decided = 0 AND position < ? ORDER BY position DESC`,
  decided: 'decided = 1 AND position < ? ORDER BY position DESC',
}

const FIRST_PAGE: Record<Queue, Position> = {
  held: 0,
  spam: 0,
  published: Number.MAX_SAFE_INTEGER,
  decided: Number.MAX_SAFE_INTEGER,
}

/** The newest published replies, and what they answer, as far up as it may be shown. */
const THREAD = `
  WITH RECURSIVE shown AS (
    SELECT * FROM (
      SELECT * FROM reply WHERE site = ? AND article = ? AND status = 'published'
      ORDER BY submitted_at DESC, id DESC LIMIT ?
    )
    UNION
    SELECT above.* FROM reply above JOIN shown ON above.site = shown.site
      AND above.id = shown.parent_id AND above.status IN ('published', 'erased')
  )
  SELECT * FROM shown ORDER BY submitted_at, id`

const ANSWERED = `
  WITH RECURSIVE below AS (
    SELECT id, status FROM reply WHERE site = @site AND parent_id = @id
    UNION
    SELECT reply.id, reply.status FROM reply JOIN below
      ON reply.site = @site AND reply.parent_id = below.id AND below.status = 'erased'
  )
  SELECT 1 FROM below WHERE status = 'published' LIMIT 1`

/** The views in the tables `reply` and `lesson`. Every statement names its site first. */
export function sqliteViews(db: Database, lastPosition: () => Promise<Position>): Views {
  const rows = replyRows(db)
  const replies = (where: string) => {
    const statement = db.prepare<unknown[], ReplyRow>(
      `SELECT * FROM reply WHERE site = ? AND ${where}`,
    )
    return (...parameters: readonly unknown[]) => statement.all(...parameters).map(replyOfRow)
  }
  const thread = db.prepare<unknown[], ReplyRow>(THREAD)
  const answered = db.prepare<{ site: string; id: string }>(ANSWERED)
  const changed = replies('article = ? AND position > ? ORDER BY position LIMIT ?')
  const ageing = replies('status = ? AND changed_at < ? ORDER BY position LIMIT ?')
  const queues = {
    held: replies(`${QUEUE_WHERE.held} LIMIT ?`),
    spam: replies(`${QUEUE_WHERE.spam} LIMIT ?`),
    published: replies(`${QUEUE_WHERE.published} LIMIT ?`),
    decided: replies(`${QUEUE_WHERE.decided} LIMIT ?`),
  }
  const published = db
    .prepare<[string, string], number>(
      `SELECT count(*) FROM reply WHERE site = ? AND article = ? AND status = 'published'`,
    )
    .pluck()
  const counts = db.prepare<[string], QueueCounts>(
    `SELECT count(*) FILTER (WHERE status = 'held') AS held,
            count(*) FILTER (WHERE status = 'spam') AS spam
     FROM reply WHERE site = ? AND status IN ('held', 'spam') AND decided = 0`,
  )
  const lesson = db.prepare<[string, string], Lesson>(
    'SELECT id, label, features, position FROM lesson WHERE site = ? AND id = ?',
  )
  const sites = db.prepare<[], SiteId>('SELECT DISTINCT site FROM lesson').pluck()
  const lessons = db.prepare<[string], Lesson>(
    'SELECT id, label, features, position FROM lesson WHERE site = ? ORDER BY position',
  )
  const oldLessons = db
    .prepare<[string, number, number], LessonId>(
      'SELECT id FROM lesson WHERE site = ? AND taught_at < ? ORDER BY position LIMIT ?',
    )
    .pluck()

  return {
    reply: async (site, id) => rows.find(site, id),
    thread: async (site, article, limit) => ({
      replies: thread.all(site, article, limit).map(replyOfRow),
      position: await lastPosition(),
    }),
    changedIn: async (site, article, position, limit) => changed(site, article, position, limit),
    hasPublishedAnswers: async (site, id) => answered.get({ site, id }) !== undefined,
    publishedCount: async (site, article) => published.get(site, article) ?? 0,
    queue: async (site, queue, limit, from) =>
      queues[queue](site, from ?? FIRST_PAGE[queue], limit),
    queueCounts: async (site) => counts.get(site) ?? { held: 0, spam: 0 },
    lesson: async (site, id) => lesson.get(site, id),
    lessons: async (site) => lessons.all(site),
    sitesWithLessons: async () => sites.all(),
    repliesUnchangedSince: async (site, status, before, limit) =>
      ageing(site, status, before, limit),
    lessonsTaughtBefore: async (site, before, limit) => oldLessons.all(site, before, limit),
  }
}
