import type { EpochMs, ErasedBy, JournalEvent, SiteId } from '@riposte/protocol'
import type { Backend } from '../backend/backend.ts'
import type { Subscription } from '../backend/mail-book.ts'
import { eraseReply } from './erase.ts'

export interface EraseAgainNeeds {
  readonly backend: Pick<Backend, 'journal' | 'views' | 'mailBook'>
  /** Says who erased what came in at `at`, when it was erased since. */
  readonly findErased: (
    site: SiteId,
    id: string,
    at: EpochMs,
  ) => { readonly by: string } | undefined
  /** All wishes for mail of a site, so many at a time. */
  readonly wishesOf: (site: SiteId) => AsyncIterable<readonly Subscription[]>
  readonly now: () => EpochMs
}

export interface ErasedAgain {
  readonly replies: number
  readonly lessons: number
  readonly wishes: number
}

/**
 * Erases from a data file that was put back whatever was erased after it was copied, by the
 * journal's own erasure. May be stopped anywhere and run twice.
 */
export async function eraseAgain(needs: EraseAgainNeeds): Promise<ErasedAgain> {
  const { journal, mailBook } = needs.backend
  const erased = { replies: 0, lessons: 0, wishes: 0 }
  const sites = new Set<SiteId>()
  const end = await journal.position()
  const reading = new AbortController()
  if (end > 0) {
    for await (const batch of journal.follow(0, reading.signal)) {
      for (const { event } of batch) {
        sites.add(event.site)
        if (await eraseReplyAgain(needs, event)) erased.replies++
        if (await forgetAgain(needs, event)) erased.lessons++
      }
      if (batch.at(-1)!.position >= end) break
    }
  }
  for (const site of sites) {
    for await (const wishes of needs.wishesOf(site)) {
      for (const { id, replyId, createdAt } of wishes) {
        if (!needs.findErased(site, id, createdAt)) continue
        await mailBook.dropReply(site, replyId)
        erased.wishes++
      }
    }
  }
  return erased
}

async function eraseReplyAgain(needs: EraseAgainNeeds, event: JournalEvent): Promise<boolean> {
  if (event.type !== 'submitted') return false
  const { site, replyId } = event
  // Of an id that was ever erased nothing comes in again, so the day does not matter.
  const found = needs.findErased(site, replyId, 0)
  const { journal, views, mailBook } = needs.backend
  if (!found || (await views.reply(site, replyId))?.status === 'erased') return false
  await eraseReply({ journal, views, now: needs.now }, site, replyId, found.by as ErasedBy)
  await mailBook.dropReply(site, replyId)
  return true
}

async function forgetAgain(needs: EraseAgainNeeds, event: JournalEvent): Promise<boolean> {
  if (event.type !== 'taught') return false
  const { site, lessonId, at } = event
  const { journal, views } = needs.backend
  if (!needs.findErased(site, lessonId, at) || !(await views.lesson(site, lessonId))) return false
  await journal.record({ type: 'forgotten', site, at: needs.now(), lessonId })
  return true
}
