import type { Recorded } from '@riposte/protocol'
import type { Database } from 'better-sqlite3'
import { applyEvent, type Reply } from '../../replies/apply-event.ts'
import { lessonOfReply, lessonOfTaught } from '../lesson-of.ts'
import type { Lesson } from '../views.ts'
import { replyRows } from './reply-rows.ts'

/** Folds events into the tables `reply` and `lesson`, inside the caller's transaction. */
export interface Projection {
  /** The reply that the event is about, as it is now. */
  readonly apply: (recorded: Recorded) => Reply | undefined
  /** The reply that an event is about, as it is before it. */
  readonly before: (recorded: Recorded['event']) => Reply | undefined
  readonly clear: () => void
}

export function sqliteProjection(db: Database): Projection {
  const rows = replyRows(db)
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
      const reply = applyEvent(before(event), { position, event })
      if (!reply) return undefined
      rows.replace(reply)
      const lesson = lessonOfReply(reply)
      if (lesson) keep(reply.site, lesson, null)
      else removeLesson.run(reply.site, reply.id)
      return reply
    },
    clear() {
      db.exec('DELETE FROM reply; DELETE FROM lesson;')
    },
  }
}
