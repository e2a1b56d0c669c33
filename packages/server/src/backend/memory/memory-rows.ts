import type { EpochMs, Position, SiteId } from '@riposte/protocol'
import { emptyThread, type PlacedReply, type ThreadHead } from '../placed-reply.ts'
import type { ReplyStore, Vote } from '../project-reply.ts'
import type { Lesson } from '../views.ts'

export interface LessonRow {
  readonly site: SiteId
  readonly lesson: Lesson
  /** Null for the lesson of a reply: it lives as long as the reply does. */
  readonly taughtAt: EpochMs | null
}

export interface MemoryRows {
  readonly replies: Map<string, PlacedReply>
  readonly threads: Map<string, ThreadHead>
  /** By whom they answer. */
  readonly answers: Map<string, Set<string>>
  readonly votes: Map<string, Vote>
  readonly lessons: Map<string, LessonRow>
  position: Position
}

export const rowKey = (site: string, id: string) => `${site}/${id}`

export function emptyRows(): MemoryRows {
  return {
    replies: new Map(),
    answers: new Map(),
    threads: new Map(),
    votes: new Map(),
    lessons: new Map(),
    position: 0,
  }
}

/** The rows of replies, votes and threads, for the projection. */
export function memoryReplyStore({ replies, answers, threads, votes }: MemoryRows): ReplyStore {
  return {
    find: (site, id) => replies.get(rowKey(site, id)),
    replace(reply) {
      const key = rowKey(reply.site, reply.id)
      replies.set(key, reply)
      if (reply.parentId === null) return
      const answered = rowKey(reply.site, reply.parentId)
      answers.set(answered, (answers.get(answered) ?? new Set()).add(key))
    },
    recount({ site, id, shownAnswers, votes: count }) {
      const key = rowKey(site, id)
      const reply = replies.get(key)
      if (reply) replies.set(key, { ...reply, shownAnswers, votes: count })
    },
    answersTo: (site, id) =>
      [...(answers.get(rowKey(site, id)) ?? [])].flatMap((key) => replies.get(key) ?? []),
    head: (site, article) => threads.get(rowKey(site, article)) ?? emptyThread(article),
    replaceHead: (site, head) => void threads.set(rowKey(site, head.article), head),
    setVote(vote, on) {
      const key = rowKey(vote.site, `${vote.replyId}/${vote.voter}`)
      if (votes.has(key) === on) return false
      if (on) votes.set(key, vote)
      else votes.delete(key)
      return true
    },
    dropVotes(site, id) {
      for (const [key, vote] of votes) {
        if (vote.site === site && vote.replyId === id) votes.delete(key)
      }
    },
  }
}
