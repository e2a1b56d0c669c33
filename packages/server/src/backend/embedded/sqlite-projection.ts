import type { Recorded } from '@riposte/protocol'
import type { Database } from 'better-sqlite3'
import { lessonOfReply, lessonOfTaught } from '../lesson-of.ts'
import type { PlacedReply } from '../placed-reply.ts'
import { projectReplyEvent, projectRuling } from '../project-reply.ts'
import type { Lesson } from '../views.ts'
import { replyRows } from './reply-rows.ts'
import { sqliteReplyStore } from './sqlite-reply-store.ts'

/** Folds events into the tables of the views, inside the caller's transaction. */
export interface Projection {
  /** The reply that the event is about, as it is now. */
  readonly apply: (recorded: Recorded) => PlacedReply | undefined
  /** The reply that an event is about, as it is before it. */
  readonly before: (recorded: Recorded['event']) => PlacedReply | undefined
  readonly clear: () => void
}

/** The others leave what a decision taught as it is. */
const CHANGES_LESSON: ReadonlySet<string> = new Set([
  'edited',
  'decided',
  'undone',
  'objected',
  'erased',
])

export function sqliteProjection(db: Database): Projection {
  const rows = replyRows(db)
  const store = sqliteReplyStore(db, rows)
  const replaceLesson = db.prepare(
    `INSERT OR REPLACE INTO lesson (site, id, label, features, taught_at, position)
     VALUES (?, ?, ?, ?, ?, ?)`,
  )
  const removeLesson = db.prepare('DELETE FROM lesson WHERE site = ? AND id = ?')
  const keep = (site: string, it: Lesson, taughtAt: number | null) =>
    replaceLesson.run(site, it.id, it.label, it.features, taughtAt, it.position)

  const before: Projection['before'] = (event) =>
    'replyId' in event ? rows.find(event.site, event.replyId) : undefined

  return {
    before,
    apply({ position, event }) {
      if (event.type === 'taught') {
        keep(event.site, lessonOfTaught({ position, event }), event.at)
        return undefined
      }
      if (event.type === 'forgotten') {
        removeLesson.run(event.site, event.lessonId)
        return undefined
      }
      if (event.type === 'thread-ruled') {
        projectRuling(store, { position, event })
        return undefined
      }
      const reply = projectReplyEvent(store, { position, event })
      if (!reply || !CHANGES_LESSON.has(event.type)) return reply
      const lesson = lessonOfReply(reply)
      if (lesson) keep(reply.site, lesson, null)
      else removeLesson.run(reply.site, reply.id)
      return reply
    },
    clear() {
      db.exec('DELETE FROM reply; DELETE FROM lesson; DELETE FROM vote; DELETE FROM thread;')
    },
  }
}
