import type { Queue, SiteId } from '@riposte/protocol'
import { openAppealOf } from '../../replies/apply-event.ts'
import { isPublishedElsewhere, type PlacedReply } from '../placed-reply.ts'
import type { Views } from '../views.ts'
import { type MemoryRows, rowKey } from './memory-rows.ts'
import { byAge, memoryThreadViews } from './memory-thread-views.ts'

const inQueue: Record<Queue, (reply: PlacedReply) => boolean> = {
  held: ({ status }) => status === 'held',
  spam: ({ status, decisions }) => status === 'spam' && decisions.length === 0,
  reported: ({ reports }) => reports.length > 0,
  appeals: (it) => openAppealOf(it) !== undefined,
  published: (it) =>
    it.status === 'published' && it.decisions.length === 0 && !isPublishedElsewhere(it),
  decided: ({ decisions }) => decisions.length > 0,
}

export function memoryViews(rows: MemoryRows): Views {
  const select = (site: SiteId, keep: (reply: PlacedReply) => boolean): readonly PlacedReply[] =>
    [...rows.replies.values()].filter((reply) => reply.site === site && keep(reply))

  return {
    ...memoryThreadViews(rows),
    async reply(site, id) {
      return rows.replies.get(rowKey(site, id))
    },
    async repliesBy(site, writer, limit, before) {
      const isOwn = (it: PlacedReply) => it.writer === writer && (!before || byAge(it, before) < 0)
      return select(site, isOwn)
        .toSorted((a, b) => byAge(b, a))
        .slice(0, limit)
    },
    async changedIn(site, article, position, limit) {
      const changed = (it: PlacedReply) => it.article === article && it.position > position
      return select(site, changed).toSorted(byVersion).slice(0, limit)
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
      const count = (queue: Queue) => select(site, inQueue[queue]).length
      const [held, spam, reported] = [count('held'), count('spam'), count('reported')]
      return { held, spam, reported, appeals: count('appeals') }
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
    async repliesUnchangedSince(site, status, before, limit, appealedBefore = 0) {
      const isOver = (it: PlacedReply) => (openAppealOf(it)?.at ?? -Infinity) < appealedBefore
      const old = (it: PlacedReply) => it.status === status && it.changedAt < before && isOver(it)
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

const byVersion = (a: PlacedReply, b: PlacedReply) => a.position - b.position
