import { extractFeatures } from '@riposte/filter'
import {
  type ArticleId,
  type DecisionId,
  type EpochMs,
  type LessonId,
  type ModeratorId,
  Problem,
  type ReplyId,
  type SiteId,
} from '@riposte/protocol'
import type { Backend } from '../backend/backend.ts'
import type { Canary } from '../backend/canaries.ts'
import { eraseReply } from './erase.ts'
import { storedFeatures } from './stored-features.ts'

/** No site can have this name, so no page, queue, count, feed or model ever has it. */
export const CANARY_SITE = '~canary' as SiteId
const ARTICLE = '/canary' as ArticleId
const LEFT_OVER_MAX = 100

export interface TryErasureNeeds {
  readonly backend: Pick<Backend, 'journal' | 'views'>
  readonly now: () => EpochMs
  /** 26 characters of chance. */
  readonly newWord: () => string
  /** On how many lessons a model of the site stands; undefined when there is no model. */
  readonly lessonsInModel: (site: SiteId) => Promise<number | undefined>
  /** Looks for the words in whatever lies on the disk. */
  readonly scan: (words: readonly string[]) => Promise<Scan>
  /** Resolves when what was erased has had time to leave; false when it has had enough. */
  readonly wait: () => Promise<boolean>
}

export interface Scan {
  readonly bytes: number
  /** Files in which a word is. */
  readonly found: readonly string[]
}

/**
 * Posts a reply of random words on a site that nobody sees, teaches it, reads it, erases it, and
 * looks for the words: in the files, the views, and a model. May be stopped anywhere: what it left
 * is erased the next time.
 */
export async function tryErasure(needs: TryErasureNeeds): Promise<Canary> {
  const at = needs.now()
  await eraseLeftOvers(needs)
  const [name, text] = [needs.newWord(), needs.newWord()]
  const id = needs.newWord() as ReplyId
  const lessonsBefore = await needs.lessonsInModel(CANARY_SITE)
  await post(needs, id, name, text)
  const before = await needs.backend.views.reply(CANARY_SITE, id)
  if (before?.text !== text) return { at, failure: 'what was posted is not there', scannedBytes: 0 }
  const unseen = await needs.scan([name, text])
  if (unseen.bytes > 0 && unseen.found.length === 0) {
    return { at, failure: 'the search does not find what is there', scannedBytes: unseen.bytes }
  }
  await erase(needs, id)
  let scan = await needs.scan([name, text])
  // The write-ahead log cannot be emptied while another process, as a backup, reads the data.
  while (scan.found.length > 0 && (await needs.wait())) scan = await needs.scan([name, text])
  const failure = await failureOf(needs, id, scan, lessonsBefore)
  return { at, failure, scannedBytes: scan.bytes }
}

async function failureOf(
  { backend: { views }, lessonsInModel }: TryErasureNeeds,
  id: ReplyId,
  { found }: Scan,
  lessonsBefore: number | undefined,
): Promise<string | null> {
  if (found.length > 0) return `words are left in ${found.join(', ')}`
  const reply = await views.reply(CANARY_SITE, id)
  if (reply?.status !== 'erased' || reply.text !== '' || reply.name !== '') {
    return 'words are left in the views'
  }
  const lesson = await views.lesson(CANARY_SITE, id as string as LessonId)
  if (lesson || (await lessonsInModel(CANARY_SITE)) !== lessonsBefore) {
    return 'what was learned is left'
  }
  return null
}

async function post(
  { backend, now, newWord }: TryErasureNeeds,
  id: ReplyId,
  name: string,
  text: string,
) {
  const features = storedFeatures(extractFeatures({ text, author: name }, {}))
  const about = { site: CANARY_SITE, replyId: id, at: now() }
  await backend.journal.record({
    type: 'submitted',
    ...about,
    article: ARTICLE,
    parentId: null,
    name,
    website: '',
    text,
    status: 'published',
    verdict: { label: 'ham', discard: false, probability: 0.5, reasons: [], model: 'none' },
    features,
  })
  await backend.journal.record({
    type: 'decided',
    ...about,
    decisionId: newWord() as DecisionId,
    moderatorId: 'canary' as ModeratorId,
    decision: 'approve',
    ground: null,
    lesson: { label: 'ham', features },
  })
}

async function eraseLeftOvers(needs: TryErasureNeeds): Promise<void> {
  const { views } = needs.backend
  for (const { id } of await views.shown(CANARY_SITE, ARTICLE, LEFT_OVER_MAX))
    await erase(needs, id)
}

async function erase(needs: TryErasureNeeds, id: ReplyId): Promise<void> {
  try {
    await eraseReply({ ...needs.backend, now: needs.now }, CANARY_SITE, id, 'retention')
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'reply-not-found') throw error
  }
}
