import type { EpochMs, Position, Queue, ReplyId, SiteId } from '@riposte/protocol'
import type { Reply } from '../../replies/apply-event.ts'
import type { Lesson, Views } from '../views.ts'
import { rowKey } from './memory-backend.ts'

export interface LessonRow {
  readonly site: SiteId
  readonly lesson: Lesson
  /** Null for the lesson of a reply: it lives as long as the reply does. */
  readonly taughtAt: EpochMs | null
}

export interface MemoryRows {
  readonly replies: Map<string, Reply>
  readonly lessons: Map<string, LessonRow>
  position: Position
}

const inQueue: Record<Queue, (reply: Reply) => boolean> = {
  held: ({ status }) => status === 'held',
  spam: ({ status, decisions }) => status === 'spam' && decisions.length === 0,
  published: ({ status, decisions }) => status === 'published' && decisions.length === 0,
  decided: ({ decisions }) => decisions.length > 0,
}

export function memoryViews(rows: MemoryRows): Views {
  const select = (site: SiteId, keep: (reply: Reply) => boolean): readonly Reply[] =>
    [...rows.replies.values()].filter((reply) => reply.site === site && keep(reply))

  return {
    async reply(site, id) {
      return rows.replies.get(rowKey(site, id))
    },
    async thread(site, article, limit) {
      const published = select(site, (it) => it.article === article && it.status === 'published')
      const shown = new Map(
        published
          .toSorted(byAge)
          .slice(-limit)
          .map((it) => [it.id, it]),
      )
      for (const { parentId } of shown.values()) {
        const parent = parentId && rows.replies.get(rowKey(site, parentId))
        if (parent && isShown(parent)) shown.set(parent.id, parent)
      }
      const replies = [...shown.values()].toSorted(byAge)
      return { replies, position: rows.position }
    },
    async changedIn(site, article, position, limit) {
      const changed = (it: Reply) => it.article === article && it.position > position
      return select(site, changed).toSorted(byVersion).slice(0, limit)
    },
    async hasPublishedAnswers(site, id) {
      const below = (it: ReplyId): boolean =>
        select(site, ({ parentId }) => parentId === it).some(
          (answer) => answer.status === 'published' || (isShown(answer) && below(answer.id)),
        )
      return below(id)
    },
    async publishedCount(site, article) {
      return select(site, (it) => it.article === article && it.status === 'published').length
    },
    async queue(site, queue, limit, from) {
      const all = select(site, inQueue[queue]).toSorted(byVersion)
      if (queue === 'decided' || queue === 'published') {
        const older = all.toReversed().filter((it) => from === undefined || it.position < from)
        return older.slice(0, limit)
      }
      return all.filter((it) => it.position > (from ?? 0)).slice(0, limit)
    },
    async queueCounts(site) {
      return { held: select(site, inQueue.held).length, spam: select(site, inQueue.spam).length }
    },
    async lesson(site, id) {
      return rows.lessons.get(rowKey(site, id))?.lesson
    },
    async lessons(site) {
      const own = [...rows.lessons.values()].filter((row) => row.site === site)
      return own.map(({ lesson }) => lesson).toSorted((a, b) => a.position - b.position)
    },
    async sitesWithLessons() {
      return [...new Set([...rows.lessons.values()].map(({ site }) => site as SiteId))]
    },
    async repliesUnchangedSince(site, status, before, limit) {
      const old = (it: Reply) => it.status === status && it.changedAt < before
      return select(site, old).toSorted(byVersion).slice(0, limit)
    },
    async lessonsTaughtBefore(site, before, limit) {
      return [...rows.lessons.values()]
        .filter((row) => row.site === site && row.taughtAt !== null && row.taughtAt < before)
        .map(({ lesson }) => lesson.id)
        .slice(0, limit)
    },
  }
}

const isShown = ({ status }: Reply) => status === 'published' || status === 'erased'
const byVersion = (a: Reply, b: Reply) => a.position - b.position
const byAge = (a: Reply, b: Reply) => a.submittedAt - b.submittedAt || (a.id < b.id ? -1 : 1)
