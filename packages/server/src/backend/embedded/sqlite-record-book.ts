import type { JournalEvent, ReplyId, SiteId } from '@riposte/protocol'
import type { Database } from 'better-sqlite3'
import { CHAIN_START, chained } from '../../record/chain.ts'
import type { KeptEntry } from '../../record/record-entry.ts'
import { recordEntryOf } from '../../record/record-entry-of.ts'
import type { PlacedReply } from '../placed-reply.ts'
import type { ChainEnds, RecordBook, RecordNeeds } from '../record-book.ts'

/** Adds what an event says for the record, inside the caller's transaction. */
export type WriteRecord = (
  event: JournalEvent,
  before: PlacedReply | undefined,
  after: PlacedReply | undefined,
) => void

interface ChainRow {
  readonly anchor_number: number
  readonly anchor_hash: string
  readonly head_number: number
  readonly head_hash: string
}

/** Told its index: left to choose, SQLite reads the whole chain of the site. */
const ENTRIES_ABOUT = 'record_entry INDEXED BY record_entry_about'

const NO_CHAIN: ChainEnds = { anchor: CHAIN_START, head: CHAIN_START }

export function chainRows(db: Database) {
  const find = db.prepare<[string], ChainRow>('SELECT * FROM record_chain WHERE site = ?')
  const replace = db.prepare('INSERT OR REPLACE INTO record_chain VALUES (?, ?, ?, ?, ?)')
  return {
    ends(site: SiteId): ChainEnds {
      const row = find.get(site)
      if (!row) return NO_CHAIN
      return {
        anchor: { number: row.anchor_number, hash: row.anchor_hash },
        head: { number: row.head_number, hash: row.head_hash },
      }
    },
    replace: (site: SiteId, { anchor, head }: ChainEnds) =>
      void replace.run(site, anchor.number, anchor.hash, head.number, head.hash),
  }
}

export function sqliteRecordWriter(db: Database, { context }: RecordNeeds): WriteRecord {
  const chain = chainRows(db)
  const add = db.prepare('INSERT INTO record_entry VALUES (?, ?, ?, ?, ?, ?, ?)')
  const subjectOf = db
    .prepare<[string, string], number>(
      `SELECT subject FROM ${ENTRIES_ABOUT} WHERE site = ? AND reply_id = ? LIMIT 1`,
    )
    .pluck()
  const untie = db.prepare(
    `UPDATE ${ENTRIES_ABOUT} SET reply_id = NULL WHERE site = ? AND reply_id = ?`,
  )
  return (event, before, after) => {
    const { site } = event
    const draft = recordEntryOf(event, before, after, context(site))
    if (!draft) return
    const { anchor, head } = chain.ends(site)
    const number = head.number + 1
    const replyId = 'replyId' in event ? event.replyId : null
    const subject = replyId === null ? null : (subjectOf.get(site, replyId) ?? number)
    const { body, hash } = chained(head, { ...draft, number, subject })
    add.run(site, number, draft.at, body, hash, subject, event.type === 'erased' ? null : replyId)
    if (event.type === 'erased') untie.run(site, replyId)
    chain.replace(site, { anchor, head: { number, hash } })
  }
}

/** The record in the tables `record_entry` and `record_chain`. */
export function sqliteRecordBook(db: Database): RecordBook {
  const chain = chainRows(db)
  const after = db.prepare<[string, number, number], KeptEntry>(
    `SELECT number, body, hash FROM record_entry WHERE site = ? AND number > ?
     ORDER BY number LIMIT ?`,
  )
  const about = db.prepare<[string, ReplyId], KeptEntry>(
    `SELECT number, body, hash FROM ${ENTRIES_ABOUT} WHERE site = ? AND reply_id = ?
     ORDER BY number`,
  )
  const lastBefore = db
    .prepare<[string, number], number | null>(
      'SELECT max(number) FROM record_entry WHERE site = ? AND at < ?',
    )
    .pluck()
  const count = db
    .prepare<[string, number], number>(
      'SELECT count(*) FROM record_entry WHERE site = ? AND at < ?',
    )
    .pluck()
  const hashOf = db
    .prepare<[string, number], string>(
      'SELECT hash FROM record_entry WHERE site = ? AND number = ?',
    )
    .pluck()
  const drop = db.prepare('DELETE FROM record_entry WHERE site = ? AND number <= ?')
  const dropBefore = db.transaction((site: SiteId, before: number, limit: number) => {
    const { anchor, head } = chain.ends(site)
    const last = Math.min(lastBefore.get(site, before) ?? 0, anchor.number + limit)
    const hash = hashOf.get(site, last)
    if (hash === undefined) return 0
    chain.replace(site, { anchor: { number: last, hash }, head })
    return drop.run(site, last).changes
  })
  return {
    ends: async (site) => chain.ends(site),
    entries: async (site, number, limit) => after.all(site, number, limit),
    about: async (site, replyId) => about.all(site, replyId),
    dropBefore: async (site, before, limit) => dropBefore.immediate(site, before, limit),
    overdueCount: async (site, before) => count.get(site, before) ?? 0,
  }
}
