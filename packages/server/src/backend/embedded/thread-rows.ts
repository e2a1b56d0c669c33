import type { ThreadReply } from '../placed-reply.ts'

export const THREAD_COLUMNS = `id, article, parent_id AS parentId, root_id AS rootId, name,
  website, text, badge, submitted_at AS submittedAt, changed_at AS changedAt, status, shown,
  shown_answers AS shownAnswers, votes, pinned, picked,
  CASE revisions WHEN '[]' THEN NULL ELSE revisions ->> '$[#-1].replacedAt' END AS editedAt`

export type ThreadRow = Omit<ThreadReply, 'isShown' | 'isPinned' | 'isPicked'> & {
  readonly shown: number
  readonly pinned: number
  readonly picked: number
}

/** Fields one by one: a row is read for every reply of every page. */
export function threadReplyOfRow(row: ThreadRow): ThreadReply {
  return {
    id: row.id,
    article: row.article,
    parentId: row.parentId,
    rootId: row.rootId,
    name: row.name,
    website: row.website,
    text: row.text,
    badge: row.badge,
    submittedAt: row.submittedAt,
    changedAt: row.changedAt,
    status: row.status,
    isShown: row.shown === 1,
    shownAnswers: row.shownAnswers,
    votes: row.votes,
    isPinned: row.pinned === 1,
    isPicked: row.picked === 1,
    editedAt: row.editedAt,
  }
}
