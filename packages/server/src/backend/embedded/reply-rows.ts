import type { Position, ReplyId, SiteId } from '@riposte/protocol'
import type { Database } from 'better-sqlite3'
import { openAppealOf } from '../../replies/apply-event.ts'
import { isPublishedElsewhere, type PlacedReply } from '../placed-reply.ts'

/** A reply as table `reply` holds it. */
export interface ReplyRow {
  readonly site: string
  readonly id: string
  readonly article: string
  readonly parent_id: string | null
  readonly name: string
  readonly website: string
  readonly text: string
  readonly submitted_at: number
  readonly status: string
  readonly verdict: string | null
  readonly status_by_filter: string
  readonly features: string
  readonly decisions: string
  readonly erased_by: string | null
  readonly erased_at: number | null
  readonly changed_at: number
  readonly first_position: Position
  readonly position: Position
  readonly decided: number
  readonly root_id: string
  readonly shown_answers: number
  readonly shown: number
  readonly votes: number
  readonly writer: string | null
  readonly badge: string
  readonly revisions: string
  readonly reports: string
  readonly pinned: number
  readonly picked: number
  readonly imported: string | null
  readonly notice: string | null
  readonly objected_at: number | null
  readonly appeals: string
  readonly appealed_at: number | null
}

const COLUMNS = [
  'site',
  'id',
  'article',
  'parent_id',
  'name',
  'website',
  'text',
  'submitted_at',
  'status',
  'verdict',
  'status_by_filter',
  'features',
  'decisions',
  'erased_by',
  'erased_at',
  'changed_at',
  'first_position',
  'position',
  'decided',
  'root_id',
  'shown_answers',
  'shown',
  'votes',
  'writer',
  'badge',
  'revisions',
  'reports',
  'pinned',
  'picked',
  'imported',
  'notice',
  'objected_at',
  'appeals',
  'appealed_at',
] as const satisfies readonly (keyof ReplyRow)[]

/** Reads and replaces whole rows of table `reply`. */
export function replyRows(db: Database): {
  readonly find: (site: SiteId, id: ReplyId) => PlacedReply | undefined
  readonly replace: (reply: PlacedReply) => void
} {
  const select = db.prepare<[string, string], ReplyRow>(
    'SELECT * FROM reply WHERE site = ? AND id = ?',
  )
  const replace = db.prepare(
    `INSERT OR REPLACE INTO reply (${COLUMNS.join(', ')})
     VALUES (${COLUMNS.map((column) => `@${column}`).join(', ')})`,
  )
  return {
    find(site, id) {
      const row = select.get(site, id)
      return row && replyOfRow(row)
    },
    replace(reply) {
      replace.run(rowOfReply(reply))
    },
  }
}

export function replyOfRow(row: ReplyRow): PlacedReply {
  return {
    site: row.site,
    id: row.id,
    article: row.article,
    parentId: row.parent_id,
    name: row.name,
    website: row.website,
    text: row.text,
    submittedAt: row.submitted_at,
    status: row.status,
    verdict: row.verdict === null ? null : JSON.parse(row.verdict),
    statusByFilter: row.status_by_filter,
    features: row.features,
    decisions: JSON.parse(row.decisions),
    objectedAt: row.objected_at,
    erasedBy: row.erased_by,
    erasedAt: row.erased_at,
    changedAt: row.changed_at,
    firstPosition: row.first_position,
    position: row.position,
    rootId: row.root_id,
    shownAnswers: row.shown_answers,
    isShown: row.shown === 1,
    votes: row.votes,
    writer: row.writer,
    badge: row.badge,
    revisions: JSON.parse(row.revisions),
    reports: JSON.parse(row.reports),
    isPinned: row.pinned === 1,
    isPicked: row.picked === 1,
    imported: row.imported === null ? null : JSON.parse(row.imported),
    notice: row.notice,
    appeals: JSON.parse(row.appeals),
  } as PlacedReply
}

function rowOfReply(reply: PlacedReply): ReplyRow {
  return {
    site: reply.site,
    id: reply.id,
    article: reply.article,
    parent_id: reply.parentId,
    name: reply.name,
    website: reply.website,
    text: reply.text,
    submitted_at: reply.submittedAt,
    status: reply.status,
    verdict: reply.verdict && JSON.stringify(reply.verdict),
    status_by_filter: reply.statusByFilter,
    features: reply.features,
    decisions: JSON.stringify(reply.decisions),
    objected_at: reply.objectedAt,
    erased_by: reply.erasedBy,
    erased_at: reply.erasedAt,
    changed_at: reply.changedAt,
    first_position: reply.firstPosition,
    position: reply.position,
    decided: decidedBy(reply),
    root_id: reply.rootId,
    shown_answers: reply.shownAnswers,
    shown: Number(reply.isShown),
    votes: reply.votes,
    writer: reply.writer,
    badge: reply.badge,
    revisions: JSON.stringify(reply.revisions),
    reports: JSON.stringify(reply.reports),
    pinned: Number(reply.isPinned),
    picked: Number(reply.isPicked),
    imported: reply.imported && JSON.stringify(reply.imported),
    notice: reply.notice,
    appeals: JSON.stringify(reply.appeals),
    appealed_at: openAppealOf(reply)?.at ?? null,
  }
}

/** 0: the filter alone. 1: a person here. 2: it was published where it was moved from. */
function decidedBy(reply: PlacedReply): number {
  if (reply.decisions.length > 0) return 1
  return isPublishedElsewhere(reply) ? 2 : 0
}
