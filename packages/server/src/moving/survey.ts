import {
  type ArticleId,
  LIMITS,
  Problem,
  REPLY_STATUSES,
  type ReplyStatus,
  THREAD_STATES,
  type ThreadState,
} from '@riposte/protocol'
import type { MappedPage } from './map-address.ts'
import type { Moved, MovedPage, MovedReply } from './moved.ts'
import { type CutLinks, createReplyLinks, type ReplyLinks } from './reply-links.ts'
import { type Mending, type Vetting, vetReply } from './vet-reply.ts'

/** A page of the source, and what it is here. */
export interface SurveyedPage extends MappedPage {
  readonly page: string
  /** Of the article here, counted from 0; pages that are one article share it. */
  readonly thread: number
  title: string
  state: ThreadState | undefined
  replies: number
}

/** Things of one kind: how many, and the ids of the first of them. */
export interface Listed {
  count: number
  readonly ids: string[]
}

/** What is in a source, before anything of it is written. */
export interface Survey extends CutLinks {
  readonly byStatus: Readonly<Record<ReplyStatus, number>>
  readonly pages: ReadonlyMap<string, SurveyedPage>
  readonly leftOut: ReadonlyMap<string, Listed>
  readonly mended: ReadonlyMap<Mending, Listed>
  readonly links: Pick<ReplyLinks, 'parentOf' | 'takeOnce'>
}

export interface SurveyNeeds {
  readonly mapAddress: (page: string) => MappedPage
  readonly vetting: Vetting
  /** Called now and then with how many have been read. */
  readonly tell: (replies: number) => void
}

const IDS_LISTED_MAX = 20
const TITLE_CHARS_MAX = 300
export const TOLD_EVERY = 500

/** Why a reply stays outside, besides what is wrong with itself. */
export const NOT_MAPPED = 'page not mapped'
const KNOWN_ID = 'same id twice'

/**
 * Reads a source once and holds of it only ids and pages.
 *
 * @throws Problem `invalid-request` when it is not what it should be, or too large.
 */
export async function surveySource(
  needs: SurveyNeeds,
  source: AsyncIterable<Moved>,
): Promise<Survey> {
  const links = createReplyLinks()
  const book = openPageBook(needs.mapAddress)
  const byStatus = Object.fromEntries(REPLY_STATUSES.map((it) => [it, 0])) as ByStatus
  const leftOut = new Map<string, Listed>()
  const mended = new Map<Mending, Listed>()
  let replies = 0

  const takeReply = (moved: MovedReply) => {
    if (++replies > LIMITS.importedRepliesMax) throw tooMany('replies', LIMITS.importedRepliesMax)
    if (replies % TOLD_EVERY === 0) needs.tell(replies)
    const page = book.pageOf(moved.page)
    const vetted = vetReply(moved, needs.vetting)
    if ('refused' in vetted) return list(leftOut, vetted.refused, moved.id)
    page.replies++
    if (page.article === null) return list(leftOut, NOT_MAPPED, moved.id)
    if (!links.add(moved.id, moved.parentId, page.thread)) {
      return list(leftOut, KNOWN_ID, moved.id)
    }
    byStatus[moved.status]++
    for (const what of vetted.mended) list(mended, what, moved.id)
  }

  for await (const moved of source) {
    if (moved.kind === 'reply') takeReply(moved)
    else if (moved.kind === 'page') book.takePage(moved)
    else list(leftOut, moved.what, moved.id)
  }
  return { byStatus, pages: book.pages, leftOut, mended, links, ...links.settle() }
}

type ByStatus = Record<ReplyStatus, number>

function list<K>(lists: Map<K, Listed>, what: K, id: string): void {
  const listed = lists.get(what) ?? { count: 0, ids: [] }
  lists.set(what, listed)
  listed.count++
  if (listed.ids.length < IDS_LISTED_MAX) listed.ids.push(id)
}

function openPageBook(mapAddress: SurveyNeeds['mapAddress']) {
  const pages = new Map<string, SurveyedPage>()
  const threads = new Map<ArticleId, number>()

  const pageOf = (page: string): SurveyedPage => {
    const known = pages.get(page)
    if (known) return known
    if (pages.size >= LIMITS.importedPagesMax) throw tooMany('pages', LIMITS.importedPagesMax)
    const mapped = mapAddress(page)
    const { article } = mapped
    if (article !== null && !threads.has(article)) threads.set(article, threads.size)
    const thread = article === null ? -1 : threads.get(article)!
    const made = { ...mapped, page, thread, title: '', state: undefined, replies: 0 }
    pages.set(page, made)
    return made
  }

  return {
    pages,
    pageOf,
    takePage({ page, title, state }: MovedPage) {
      const found = pageOf(page)
      if (title.length <= TITLE_CHARS_MAX) found.title ||= title
      found.state = state
    },
  }
}

/**
 * What the pages of each article say of its thread. Where several are one article here, it takes
 * replies if any of them did.
 */
export function statesOf(
  pages: ReadonlyMap<string, SurveyedPage>,
): ReadonlyMap<ArticleId, ThreadState> {
  const states = new Map<ArticleId, ThreadState>()
  for (const { article, state } of pages.values()) {
    if (article === null || state === undefined) continue
    const before = states.get(article)
    const isOpener =
      before === undefined || THREAD_STATES.indexOf(state) < THREAD_STATES.indexOf(before)
    if (isOpener) states.set(article, state)
  }
  return states
}

function tooMany(what: string, most: number): Problem {
  return new Problem('invalid-request', `More than ${most} ${what}: split the source.`)
}
