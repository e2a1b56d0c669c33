import type { SiteId } from '@riposte/protocol'
import type { Database } from 'better-sqlite3'
import { emptyThread, type ThreadHead } from '../placed-reply.ts'
import type { Place, ThreadViews, VotedRoot } from '../thread-views.ts'
import { HEAD_COLUMNS } from './sqlite-reply-store.ts'
import { THREAD_COLUMNS, type ThreadRow, threadReplyOfRow } from './thread-rows.ts'

const FIRST: Place = { submittedAt: Number.MIN_SAFE_INTEGER, id: '' as Place['id'] }
export const LAST: Place = { submittedAt: Number.MAX_SAFE_INTEGER, id: '' as Place['id'] }

/** The conditions of the partial indexes, word for word: otherwise SQLite cannot use them. */
const IS_ROOT = 'root_id = id AND shown = 1 AND pinned = 0'
const IS_PINNED = 'root_id = id AND shown = 1 AND pinned = 1'
const IS_BELOW = 'root_id <> id AND shown = 1'
const LATER = '(submitted_at, id) > (?, ?) ORDER BY submitted_at, id LIMIT ?'
const EARLIER = '(submitted_at, id) < (?, ?) ORDER BY submitted_at DESC, id DESC LIMIT ?'

/** Threads in the tables `reply`, `thread` and `vote`. Every statement names its site first. */
export function sqliteThreadViews(db: Database): ThreadViews {
  // Left to choose, SQLite takes `reply_shown` for roots too, and goes through the whole thread.
  const replies = (where: string, index?: string) => {
    const from = index === undefined ? 'reply' : `reply INDEXED BY ${index}`
    const statement = db.prepare<unknown[], ThreadRow>(
      `SELECT ${THREAD_COLUMNS} FROM ${from} WHERE site = ? AND ${where}`,
    )
    return (...parameters: readonly unknown[]) => statement.all(...parameters).map(threadReplyOfRow)
  }
  const one = replies('id = ?')
  const number = (sql: string) => db.prepare<unknown[], number>(sql).pluck()
  const head = db.prepare<unknown[], ThreadHead>(
    `SELECT ${HEAD_COLUMNS} FROM thread WHERE site = ? AND article = ?`,
  )
  const liveliest = db.prepare<unknown[], ThreadHead>(
    `SELECT ${HEAD_COLUMNS} FROM thread WHERE site = ? AND last_at < ?
     ORDER BY last_at DESC LIMIT ?`,
  )
  const roots = {
    oldest: replies(`article = ? AND ${IS_ROOT} AND ${LATER}`, 'reply_roots'),
    newest: replies(`article = ? AND ${IS_ROOT} AND ${EARLIER}`, 'reply_roots'),
  }
  const pinned = replies(`article = ? AND ${IS_PINNED} ORDER BY submitted_at, id`, 'reply_pinned')
  const below = replies(`root_id = ? AND ${IS_BELOW} AND ${LATER}`)
  const belowCount = number(
    `SELECT count(*) FROM reply WHERE site = ? AND root_id = ? AND ${IS_BELOW}`,
  )
  const shown = replies(`article = ? AND shown = 1 AND ${LATER}`)
  const voted = db.prepare<unknown[], VotedRoot>(
    `SELECT id, submitted_at AS submittedAt, votes FROM reply
     WHERE site = ? AND article = ? AND root_id = id AND votes > 0 AND shown = 1 AND pinned = 0
     ORDER BY votes DESC LIMIT ?`,
  )
  const byHour = db.prepare<unknown[], { hour: number; votes: number }>(
    `SELECT at / 3600000 AS hour, sum(count) AS votes FROM vote WHERE site = ? AND article = ?
     GROUP BY hour ORDER BY hour`,
  )
  const newestOfSite = replies(`status = 'published' ORDER BY submitted_at DESC, id DESC LIMIT ?`)
  const newestOfArticle = replies(
    `article = ? AND shown = 1 AND status = 'published'
     ORDER BY submitted_at DESC, id DESC LIMIT ?`,
  )
  const vote = number('SELECT 1 FROM vote WHERE site = ? AND reply_id = ? AND voter = ?')
  const voters = number('SELECT count(*) FROM vote WHERE site = ? AND reply_id = ?')
  const byWriter = number(
    `SELECT count(*) FROM reply WHERE site = ? AND writer = ? AND status = 'published'`,
  )
  const sites = db.prepare<[], SiteId>('SELECT DISTINCT site FROM reply').pluck()
  const headOf: ThreadViews['head'] = async (site, article) =>
    head.get(site, article) ?? emptyThread(article)

  return {
    head: headOf,
    heads: (site, articles) => Promise.all(articles.map((article) => headOf(site, article))),
    liveliest: async (site, limit, before = Number.MAX_SAFE_INTEGER) =>
      liveliest.all(site, before, limit),
    async roots(site, article, order, limit, after = order === 'oldest' ? FIRST : LAST) {
      return roots[order](site, article, after.submittedAt, after.id, limit)
    },
    pinned: async (site, article) => pinned(site, article),
    below: async (site, rootId, limit, { submittedAt, id } = FIRST) =>
      below(site, rootId, submittedAt, id, limit),
    belowCount: async (site, rootId) => belowCount.get(site, rootId) ?? 0,
    shown: async (site, article, limit, { submittedAt, id } = FIRST) =>
      shown(site, article, submittedAt, id, limit),
    replies: async (site, ids) => ids.flatMap((id) => one(site, id)),
    votedRoots: async (site, article, limit) => voted.all(site, article, limit),
    votesByHour: async (site, article) => byHour.all(site, article),
    newest: async (site, limit, article) =>
      article === undefined ? newestOfSite(site, limit) : newestOfArticle(site, article, limit),
    sitesWithThreads: async () => sites.all(),
    votersOf: async (site, id) => voters.get(site, id) ?? 0,
    hasVoted: async (site, id, voter) => vote.get(site, id, voter) !== undefined,
    publishedBy: async (site, writer) => byWriter.get(site, writer) ?? 0,
  }
}
