import type { LessonId, Position, Queue, QueueCounts, SiteId } from '@riposte/protocol'
import type { Database } from 'better-sqlite3'
import type { Lesson, Views } from '../views.ts'
import { type ReplyRow, replyOfRow, replyRows } from './reply-rows.ts'
import { LAST, sqliteThreadViews } from './sqlite-thread-views.ts'

const QUEUE_WHERE: Record<Queue, string> = {
  held: `status = 'held' AND decided = 0 AND position > ? ORDER BY position`,
  spam: `status = 'spam' AND decided = 0 AND position > ? ORDER BY position`,
  published: `status = 'published' AND decided = 0 AND position < ? ORDER BY position DESC`,
  reported: `reports <> '[]' AND position > ? ORDER BY position`,
  appeals: 'appealed_at IS NOT NULL AND position > ? ORDER BY position',
  decided: 'decided = 1 AND position < ? ORDER BY position DESC',
}

const FIRST_PAGE: Record<Queue, Position> = {
  held: 0,
  spam: 0,
  reported: 0,
  appeals: 0,
  published: Number.MAX_SAFE_INTEGER,
  decided: Number.MAX_SAFE_INTEGER,
}

/** The views in the tables `reply` and `lesson`. Every statement names its site first. */
export function sqliteViews(db: Database): Views {
  const rows = replyRows(db)
  const replies = (where: string) => {
    const statement = db.prepare<unknown[], ReplyRow>(
      `SELECT * FROM reply WHERE site = ? AND ${where}`,
    )
    return (...parameters: readonly unknown[]) => statement.all(...parameters).map(replyOfRow)
  }
  const byWriter = db.prepare<unknown[], ReplyRow>(
    `SELECT * FROM reply INDEXED BY reply_of_writer
     WHERE site = ? AND writer = ? AND (submitted_at, id) < (?, ?)
     ORDER BY submitted_at DESC, id DESC LIMIT ?`,
  )
  const changed = replies('article = ? AND position > ? ORDER BY position LIMIT ?')
  const ageing = replies(
    `status = ? AND changed_at < ? AND (appealed_at IS NULL OR appealed_at < ?)
     ORDER BY position LIMIT ?`,
  )
  const queues = {
    held: replies(`${QUEUE_WHERE.held} LIMIT ?`),
    spam: replies(`${QUEUE_WHERE.spam} LIMIT ?`),
    reported: replies(`${QUEUE_WHERE.reported} LIMIT ?`),
    appeals: replies(`${QUEUE_WHERE.appeals} LIMIT ?`),
    published: replies(`${QUEUE_WHERE.published} LIMIT ?`),
    decided: replies(`${QUEUE_WHERE.decided} LIMIT ?`),
  }
  const counts = db.prepare<{ site: string }, QueueCounts>(
    `SELECT count(*) FILTER (WHERE status = 'held') AS held,
            count(*) FILTER (WHERE status = 'spam') AS spam,
            (SELECT count(*) FROM reply INDEXED BY reply_reported
             WHERE site = @site AND reports <> '[]') AS reported,
            (SELECT count(*) FROM reply INDEXED BY reply_appealed
             WHERE site = @site AND appealed_at IS NOT NULL) AS appeals
     FROM reply WHERE site = @site AND status IN ('held', 'spam') AND decided = 0`,
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
    ...sqliteThreadViews(db),
    reply: async (site, id) => rows.find(site, id),
    repliesBy: async (site, writer, limit, before = LAST) =>
      byWriter.all(site, writer, before.submittedAt, before.id, limit).map(replyOfRow),
    changedIn: async (site, article, position, limit) => changed(site, article, position, limit),
    queue: async (site, queue, limit, from) =>
      queues[queue](site, from ?? FIRST_PAGE[queue], limit),
    queueCounts: async (site) => counts.get({ site })!,
    lesson: async (site, id) => lesson.get(site, id),
    lessons: async (site) => lessons.all(site),
    sitesWithLessons: async () => sites.all(),
    repliesUnchangedSince: async (site, status, before, limit, appealedBefore = 0) =>
      ageing(site, status, before, appealedBefore, limit),
    lessonsTaughtBefore: async (site, before, limit) => oldLessons.all(site, before, limit),
  }
}
