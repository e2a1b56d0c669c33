import type { ArticleId, ReplyId, SiteId } from '@riposte/protocol'
import type { Database } from 'better-sqlite3'
import { emptyThread, type ThreadHead } from '../placed-reply.ts'
import type { ReplyStore } from '../project-reply.ts'
import { type ReplyRow, replyOfRow, type replyRows } from './reply-rows.ts'

export const HEAD_COLUMNS = `article, published, state, first_at AS firstAt, last_at AS lastAt,
  version`

/** The rows of replies, votes and threads, for the projection. */
export function sqliteReplyStore(
  db: Database,
  { find, replace }: ReturnType<typeof replyRows>,
): ReplyStore {
  const recount = db.prepare(
    `UPDATE reply SET shown_answers = @shownAnswers, votes = @votes
     WHERE site = @site AND id = @id`,
  )
  const answers = db.prepare<[SiteId, ReplyId], ReplyRow>(
    `SELECT * FROM reply INDEXED BY reply_answers WHERE site = ? AND parent_id = ?
     ORDER BY submitted_at, id`,
  )
  const head = db.prepare<[SiteId, ArticleId], ThreadHead>(
    `SELECT ${HEAD_COLUMNS} FROM thread WHERE site = ? AND article = ?`,
  )
  const replaceHead = db.prepare(
    `INSERT OR REPLACE INTO thread (site, article, published, state, first_at, last_at, version)
     VALUES (@site, @article, @published, @state, @firstAt, @lastAt, @version)`,
  )
  const addVote = db.prepare(
    `INSERT OR IGNORE INTO vote (site, reply_id, voter, article, at, count)
     VALUES (@site, @replyId, @voter, @article, @at, @count)`,
  )
  const dropVote = db.prepare(
    'DELETE FROM vote WHERE site = @site AND reply_id = @replyId AND voter = @voter',
  )
  const dropVotes = db.prepare('DELETE FROM vote WHERE site = ? AND reply_id = ?')
  return {
    find,
    replace,
    recount: ({ site, id, shownAnswers, votes }) =>
      void recount.run({ site, id, shownAnswers, votes }),
    answersTo: (site, id) => answers.all(site, id).map(replyOfRow),
    head: (site, article) => head.get(site, article) ?? emptyThread(article),
    replaceHead: (site, it) => void replaceHead.run({ site, ...it }),
    setVote({ site, replyId, voter, article, at, count = 1 }, on) {
      const vote = { site, replyId, voter }
      const { changes } = on ? addVote.run({ ...vote, article, at, count }) : dropVote.run(vote)
      return changes > 0
    },
    dropVotes: (site, id) => void dropVotes.run(site, id),
  }
}
