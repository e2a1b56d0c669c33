import type { JournalEvent, Position, Recorded } from '@riposte/protocol'
import type { Backend } from '../backend.ts'
import { createBell } from '../bell.ts'
import { followByReading } from '../follow-by-reading.ts'
import type { Outcome } from '../journal.ts'
import { lessonOfReply, lessonOfTaught } from '../lesson-of.ts'
import type { PlacedReply } from '../placed-reply.ts'
import { projectReplyEvent, projectRuling } from '../project-reply.ts'
import { WITHOUT_CONTEXT } from '../record-book.ts'
import { subjectOf } from '../subject.ts'
import { withoutLearning } from '../without-learning.ts'
import { memoryCanaries } from './memory-canaries.ts'
import { memoryChecks } from './memory-checks.ts'
import { memoryDisclosures } from './memory-disclosures.ts'
import { memoryMailBook } from './memory-mail-book.ts'
import { memoryRecordBook } from './memory-record-book.ts'
import { emptyRows, type MemoryRows, memoryReplyStore, rowKey } from './memory-rows.ts'
import { memorySweepBook } from './memory-sweep-book.ts'
import { memoryViews } from './memory-views.ts'

/** Keeps everything for as long as the process lives. For tests, and `serve --data :memory:`. */
export function openMemoryBackend(recordNeeds = WITHOUT_CONTEXT): Backend {
  const news = createBell()
  const rows = emptyRows()
  const { book: recordBook, write: writeRecord } = memoryRecordBook(recordNeeds)
  let recorded: readonly Recorded[] = []

  const record = (event: JournalEvent, expected?: Position): Outcome => {
    const before = replyBefore(rows, event)
    if (expected !== undefined && (before?.position ?? 0) !== expected) {
      return { recorded: false, reply: before }
    }
    const position = ++rows.position
    if (event.type === 'erased' || event.type === 'forgotten') {
      recorded = recorded.filter((it) => !isAbout(it, event))
    }
    if (event.type === 'objected') {
      recorded = recorded.map((it) =>
        isAbout(it, event) ? { ...it, event: withoutLearning(it.event) } : it,
      )
    }
    const hasObjected = before !== undefined && before.objectedAt !== null
    const kept = hasObjected ? withoutLearning(event) : event
    recorded = [...recorded, { position, event: kept }]
    const reply = project(rows, { position, event: kept })
    writeRecord(kept, before, reply)
    return { recorded: true, position, reply }
  }

  return {
    journal: {
      async record(event, expected) {
        const outcome = record(structuredClone(event), expected)
        if (outcome.recorded) news.ring()
        return outcome
      },
      follow(position, signal) {
        const readAfter = (last: Position) => recorded.filter((it) => it.position > last)
        return followByReading(readAfter, news, position, signal)
      },
      async about(site, subject, limit) {
        const isAbout = ({ event }: Recorded) => event.site === site && subjectOf(event) === subject
        return recorded.filter(isAbout).slice(0, limit)
      },
      async position() {
        return rows.position
      },
    },
    views: memoryViews(rows),
    checks: memoryChecks(),
    canaries: memoryCanaries(),
    mailBook: memoryMailBook(),
    disclosures: memoryDisclosures(),
    recordBook,
    sweepBook: memorySweepBook(),
    async rebuildViews() {
      const { replies, answers, threads, votes, lessons } = rows
      for (const table of [replies, answers, threads, votes, lessons]) table.clear()
      for (const it of recorded) project(rows, it)
    },
    async close() {},
  }
}

function isAbout({ event: it }: Recorded, event: JournalEvent): boolean {
  return it.site === event.site && subjectOf(it) === subjectOf(event)
}

function replyBefore(rows: MemoryRows, event: JournalEvent): PlacedReply | undefined {
  return 'replyId' in event ? rows.replies.get(rowKey(event.site, event.replyId)) : undefined
}

/** Folds one event into the rows; the reply that it is about, as it is now. */
function project(rows: MemoryRows, it: Recorded): PlacedReply | undefined {
  const { event, position } = it
  if (event.type === 'taught' || event.type === 'forgotten') {
    const key = rowKey(event.site, event.lessonId)
    if (event.type === 'forgotten') rows.lessons.delete(key)
    else {
      const lesson = lessonOfTaught({ position, event })
      rows.lessons.set(key, { lesson, site: event.site, taughtAt: event.at })
    }
    return undefined
  }
  const store = memoryReplyStore(rows)
  if (event.type === 'thread-ruled') {
    projectRuling(store, { event, position })
    return undefined
  }
  const key = rowKey(event.site, event.replyId)
  const reply = projectReplyEvent(store, { event, position })
  if (!reply) return undefined
  const lesson = lessonOfReply(reply)
  if (lesson) rows.lessons.set(key, { lesson, site: event.site, taughtAt: null })
  else rows.lessons.delete(key)
  return reply
}
