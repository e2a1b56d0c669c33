import type { EpochMs, Mark, SiteId } from '@riposte/protocol'
import type { Journal } from '../backend/journal.ts'
import type { Views } from '../backend/views.ts'
import type { MovedIds } from '../privacy/moved-ids.ts'
import {
  IMPORT_MODERATOR,
  type ImportedReply,
  type ImportNeeds,
  importReply,
} from '../replies/import-reply.ts'
import type { Moved, MovedReply } from './moved.ts'
import { type Survey, statesOf, TOLD_EVERY } from './survey.ts'
import { type Vetting, vetReply } from './vet-reply.ts'

export interface MoveInNeeds extends ImportNeeds {
  readonly journal: Journal
  readonly views: Pick<Views, 'reply' | 'head'>
  readonly ids: MovedIds
  readonly site: SiteId
  /** By which replies of this source are known again. */
  readonly source: string
  readonly vetting: Vetting
  readonly now: () => EpochMs
  readonly tell: (replies: number) => void
}

/** What became of a source. */
export interface MovedIn {
  readonly imported: number
  readonly alreadyHere: number
  readonly closedThreads: number
  /** False when it was told to stop before the end. */
  readonly isWhole: boolean
}

/** Replies that share a commit. */
const IN_FLIGHT = 400

/**
 * Writes what a survey found, in the source's order. It may be stopped or killed anywhere: the next
 * run goes on where this one was, and one after that changes nothing.
 */
export async function moveIn(
  needs: MoveInNeeds,
  survey: Survey,
  source: AsyncIterable<Moved>,
  signal: AbortSignal,
): Promise<MovedIn> {
  const closedThreads = await closeThreads(needs, survey)
  let [imported, alreadyHere, told] = [0, 0, 0]
  let waiting: ImportedReply[] = []
  const write = async () => {
    const outcomes = await Promise.all(waiting.map((reply) => importReply(needs, reply)))
    imported += outcomes.filter((it) => it === 'imported').length
    alreadyHere += outcomes.filter((it) => it === 'already-here').length
    waiting = []
    if (imported + alreadyHere - told < TOLD_EVERY) return
    told = imported + alreadyHere
    needs.tell(told)
  }
  for await (const moved of source) {
    if (signal.aborted) break
    const reply = moved.kind === 'reply' ? asOurs(needs, survey, moved) : undefined
    if (!reply) continue
    waiting.push(reply)
    if (waiting.length >= IN_FLIGHT) await write()
  }
  await write()
  return { imported, alreadyHere, closedThreads, isWhole: !signal.aborted }
}

/**
 * Closes what was closed, before anything is in it. A thread that something has happened in here is
 * as people here left it.
 */
async function closeThreads(needs: MoveInNeeds, { pages }: Survey): Promise<number> {
  const { journal, views, site, now } = needs
  const closed: Promise<unknown>[] = []
  for (const [article, state] of statesOf(pages)) {
    if (state === 'open' || (await views.head(site, article)).version > 0) continue
    const event = { site, at: now(), article, state, moderatorId: IMPORT_MODERATOR }
    closed.push(journal.record({ type: 'thread-ruled', ...event }))
    if (closed.length % IN_FLIGHT === 0) await Promise.all(closed)
  }
  await Promise.all(closed)
  return closed.length
}

/** Undefined for what the survey left out. */
function asOurs(
  { site, source, ids, vetting }: MoveInNeeds,
  { pages, links }: Survey,
  moved: MovedReply,
): ImportedReply | undefined {
  const page = pages.get(moved.page)
  const vetted = vetReply(moved, vetting)
  if (!page || page.article === null || 'refused' in vetted) return undefined
  if (!links.takeOnce(moved.id)) return undefined
  const { id, email, revisions = [], isPinned, isPicked, ...rest } = vetted.reply
  const parent = links.parentOf(id, moved.parentId)
  const parentId = parent === null ? null : ids.replyIdOf(source, parent)
  const marks: Mark[] = []
  // Only what answers the article stands before all others.
  if (isPinned && parentId === null) marks.push('pinned')
  if (isPicked) marks.push('picked')
  return {
    ...rest,
    site,
    source,
    sourceId: id,
    replyId: ids.replyIdOf(source, id),
    article: page.article,
    title: page.title,
    parentId,
    email,
    writer: ids.writerOf(email),
    marks,
    revisions,
  }
}
