import type { SiteId } from '@riposte/protocol'
import { emptyThread, type PlacedReply, threadReplyOf } from '../placed-reply.ts'
import type { Place, ThreadViews } from '../thread-views.ts'
import { type MemoryRows, rowKey } from './memory-rows.ts'

const HOUR_MS = 3_600_000

export function memoryThreadViews(rows: MemoryRows): ThreadViews {
  const select = (site: SiteId, keep: (reply: PlacedReply) => boolean) =>
    [...rows.replies.values()].filter((it) => it.site === site && keep(it)).toSorted(byAge)
  const head: ThreadViews['head'] = async (site, article) =>
    rows.threads.get(rowKey(site, article)) ?? emptyThread(article)
  const isRoot = ({ id, rootId, isShown }: PlacedReply) => id === rootId && isShown

  return {
    head,
    heads: (site, articles) => Promise.all(articles.map((article) => head(site, article))),
    async liveliest(site, limit, before = Infinity) {
      const own = [...rows.threads].filter(([key]) => key.startsWith(`${site}/`))
      return own
        .flatMap(([, it]) => (it.lastAt !== null && it.lastAt < before ? it : []))
        .toSorted((a, b) => b.lastAt! - a.lastAt!)
        .slice(0, limit)
    },
    async roots(site, article, order, limit, after) {
      const found = select(site, (it) => it.article === article && isRoot(it) && !it.isPinned)
      const ordered = order === 'oldest' ? found : found.toReversed()
      const isAfter = (it: PlacedReply) =>
        !after || (order === 'oldest' ? byAge(it, after) > 0 : byAge(it, after) < 0)
      return ordered.filter(isAfter).slice(0, limit).map(threadReplyOf)
    },
    async pinned(site, article) {
      return select(site, (it) => it.article === article && isRoot(it) && it.isPinned).map(
        threadReplyOf,
      )
    },
    async below(site, rootId, limit, after) {
      const found = select(site, (it) => it.rootId === rootId && it.id !== rootId && it.isShown)
      return found
        .filter((it) => !after || byAge(it, after) > 0)
        .slice(0, limit)
        .map(threadReplyOf)
    },
    async belowCount(site, rootId) {
      return select(site, (it) => it.rootId === rootId && it.id !== rootId && it.isShown).length
    },
    async shown(site, article, limit, after) {
      const found = select(site, (it) => it.article === article && it.isShown)
      return found
        .filter((it) => !after || byAge(it, after) > 0)
        .slice(0, limit)
        .map(threadReplyOf)
    },
    async replies(site, ids) {
      const found = ids.flatMap((id) => rows.replies.get(rowKey(site, id)) ?? [])
      return found.map(threadReplyOf)
    },
    async votedRoots(site, article, limit) {
      const isVoted = (it: PlacedReply) => isRoot(it) && it.votes > 0 && !it.isPinned
      return select(site, (it) => it.article === article && isVoted(it))
        .toSorted((a, b) => b.votes - a.votes)
        .slice(0, limit)
        .map(({ id, submittedAt, votes }) => ({ id, submittedAt, votes }))
    },
    async votesByHour(site, article) {
      const byHour = new Map<number, number>()
      for (const vote of rows.votes.values()) {
        if (vote.site !== site || vote.article !== article) continue
        const hour = Math.floor(vote.at / HOUR_MS)
        byHour.set(hour, (byHour.get(hour) ?? 0) + (vote.count ?? 1))
      }
      return [...byHour]
        .map(([hour, votes]) => ({ hour, votes }))
        .toSorted((a, b) => a.hour - b.hour)
    },
    async newest(site, limit, article) {
      const isWanted = (it: PlacedReply) =>
        it.status === 'published' && (article === undefined || it.article === article)
      return select(site, isWanted).toReversed().slice(0, limit).map(threadReplyOf)
    },
    sitesWithThreads: async () => [...new Set([...rows.replies.values()].map((it) => it.site))],
    async votersOf(site, id) {
      const votes = [...rows.votes.values()]
      return votes.filter((it) => it.site === site && it.replyId === id).length
    },
    async hasVoted(site, id, voter) {
      return rows.votes.has(rowKey(site, `${id}/${voter}`))
    },
    async publishedBy(site, writer) {
      return select(site, (it) => it.writer === writer && it.status === 'published').length
    },
  }
}

export function byAge(a: Place, b: Place): number {
  return a.submittedAt - b.submittedAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}
