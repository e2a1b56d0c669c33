import type { JournalEvent, SiteId } from '@riposte/protocol'
import { CHAIN_START, chained } from '../../record/chain.ts'
import type { KeptEntry } from '../../record/record-entry.ts'
import { recordEntryOf } from '../../record/record-entry-of.ts'
import type { PlacedReply } from '../placed-reply.ts'
import type { ChainEnds, RecordBook, RecordNeeds } from '../record-book.ts'

interface Row extends KeptEntry {
  readonly at: number
  readonly subject: number | null
  readonly replyId: string | null
}

interface Chain extends ChainEnds {
  readonly rows: readonly Row[]
}

/** The record in working memory, and how events come into it. */
export function memoryRecordBook({ context }: RecordNeeds): {
  readonly book: RecordBook
  readonly write: (
    event: JournalEvent,
    before: PlacedReply | undefined,
    after: PlacedReply | undefined,
  ) => void
} {
  const chains = new Map<SiteId, Chain>()
  const chainOf = (site: SiteId): Chain =>
    chains.get(site) ?? { anchor: CHAIN_START, head: CHAIN_START, rows: [] }
  const kept = ({ number, body, hash }: Row): KeptEntry => ({ number, body, hash })
  return {
    write(event, before, after) {
      const { site } = event
      const draft = recordEntryOf(event, before, after, context(site))
      if (!draft) return
      const { anchor, head, rows } = chainOf(site)
      const number = head.number + 1
      const replyId = 'replyId' in event ? event.replyId : null
      const known = rows.find((row) => row.replyId !== null && row.replyId === replyId)
      const subject = replyId === null ? null : (known?.subject ?? number)
      const { body, hash } = chained(head, { ...draft, number, subject })
      const row: Row = { number, body, hash, at: draft.at, subject, replyId }
      const isErased = event.type === 'erased'
      const untied = (it: Row): Row =>
        isErased && it.replyId === replyId ? { ...it, replyId: null } : it
      chains.set(site, { anchor, head: { number, hash }, rows: [...rows, row].map(untied) })
    },
    book: {
      async ends(site) {
        const { anchor, head } = chainOf(site)
        return { anchor, head }
      },
      entries: async (site, number, limit) =>
        chainOf(site)
          .rows.filter((row) => row.number > number)
          .slice(0, limit)
          .map(kept),
      about: async (site, replyId) =>
        chainOf(site)
          .rows.filter((row) => row.replyId === replyId)
          .map(kept),
      async dropBefore(site, before, limit) {
        const { head, rows } = chainOf(site)
        const old = rows.slice(0, 1 + rows.findLastIndex(({ at }) => at < before)).slice(0, limit)
        const last = old.at(-1)
        if (!last) return 0
        const anchor = { number: last.number, hash: last.hash }
        chains.set(site, { anchor, head, rows: rows.slice(old.length) })
        return old.length
      },
      overdueCount: async (site, before) =>
        chainOf(site).rows.filter(({ at }) => at < before).length,
    },
  }
}
