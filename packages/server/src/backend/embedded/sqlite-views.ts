import type { LessonId, Position, Queue, QueueCounts } from '@riposte/protocol'
import type { Database } from 'better-sqlite3'
import type { Lesson, Views } from '../views.ts'
import { type ReplyRow, replyOfRow, replyRows } from './reply-rows.ts'

const QUEUE_WHERE: Record<Queue, string> = {
  held: `status = 'held' AND decided = 0 AND position > ? ORDER BY position`,
  spam: `status = 'spam' AND decided = 0 AND position > ? ORDER BY position`,
  decided: 'decided = 1 AND position < ? ORDER BY position DESC',
}

const SHOWN = `status IN ('published', 'erased')`

/** The views in the tables `reply` and `lesson`. Every statement names its site first. */
export function sqliteViews(db: Database, lastPosition: () => Promise<Position>): Views {
  const rows = replyRows(db)
  const replies = (where: string) => {
    const statement = db.prepare<unknown[], ReplyRow>(
      `SELECT * FROM reply WHERE site = ? AND ${where}`,
    )
    return (...parameters: readonly unknown[]) => statement.all(...parameters).map(replyOfRow)
  }
  const thread = replies(`article = ? AND ${SHOWN} ORDER BY submitted_at, id LIMIT ?`)
  const changed = replies('article = ? AND position > ? ORDER BY position')
  const ageing = replies('status = ? AND changed_at < ? ORDER BY position LIMIT ?')
  const queues = {
    held: replies(`${QUEUE_WHERE.held} LIMIT ?`),
    spam: replies(`${QUEUE_WHERE.spam} LIMIT ?`),
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
      replies: thread(site, article, limit),
      position: await lastPosition(),
    }),
    changedIn: async (site, article, position) => changed(site, article, position),
    publishedCount: async (site, article) => published.get(site, article) ?? 0,
    queue: async (site, queue, limit, from) =>
      queues[queue](site, from ?? (queue === 'decided' ? Number.MAX_SAFE_INTEGER : 0), limit),
    queueCounts: async (site) => counts.get(site) ?? { held: 0, spam: 0 },
    lesson: async (site, id) => lesson.get(site, id),
    lessons: async (site) => lessons.all(site),
    repliesUnchangedSince: async (site, status, before, limit) =>
      ageing(site, status, before, limit),
    lessonsTaughtBefore: async (site, before, limit) => oldLessons.all(site, before, limit),
  }
}
