import type { EpochMs, SiteId } from '@riposte/protocol'
import type { Backend } from '../backend/backend.ts'
import type { MailLives } from '../backend/mail-book.ts'
import { LIVES } from './register.ts'

export interface SweepNeeds {
  readonly backend: Pick<Backend, 'journal' | 'views' | 'checks' | 'mailBook'>
  readonly now: () => EpochMs
}

const SWEPT_AT_ONCE_MAX = 500
const ENDING = ['spam', 'rejected'] as const

/** Of Akismet clients' checks the newest are kept: about 200 MB. */
const CHECKS_MAX = 250_000

/**
 * Erases what has outlived its declared life: replies, lessons, Akismet clients' checks and
 * counts, and wishes for mail. A reply whose appeal waits is left for as long as the register says.
 * Resolves to how many. May be stopped anywhere and run twice.
 */
export async function sweep({ backend, now }: SweepNeeds, site: SiteId): Promise<number> {
  const { journal, views, checks, mailBook } = backend
  let swept = 0
  for (const status of ENDING) {
    const before = now() - LIVES[status]
    const appealedBefore = now() - LIVES.appeal
    const limit = SWEPT_AT_ONCE_MAX
    const old = await views.repliesUnchangedSince(site, status, before, limit, appealedBefore)
    for (const { id: replyId, article, parentId, submittedAt, position } of old) {
      const at = now()
      const by = 'retention'
      const erased = {
        type: 'erased',
        site,
        replyId,
        at,
        by,
        article,
        parentId,
        submittedAt,
      } as const
      if ((await journal.record(erased, position)).recorded) swept++
    }
  }
  const before = now() - LIVES.outsideLesson
  for (const taught of new Set([site, ...(await views.sitesWithLessons())])) {
    for (const lessonId of await views.lessonsTaughtBefore(taught, before, SWEPT_AT_ONCE_MAX)) {
      await journal.record({ type: 'forgotten', site: taught, at: now(), lessonId })
      swept++
    }
  }
  const usageFrom = new Date(now() - LIVES.usage).toISOString().slice(0, 10)
  swept += await mailBook.forgetOld(site, mailLives(now()))
  swept += await checks.forgetChecks(now() - LIVES.check, CHECKS_MAX)
  return swept + (await checks.forgetUsage(usageFrom))
}

function mailLives(now: EpochMs): MailLives {
  return {
    pendingBefore: now - LIVES.pendingMail,
    confirmedBefore: now - LIVES.mail,
    askedBefore: now - LIVES.askedMail,
  }
}

/** How many replies, lessons and wishes for mail have outlived their life. Should be 0. */
export async function overdueCount({ backend, now }: SweepNeeds, site: SiteId): Promise<number> {
  const { views, mailBook } = backend
  const [limit, appealedBefore] = [SWEPT_AT_ONCE_MAX, now() - LIVES.appeal]
  const overdue = ENDING.map((status) =>
    views.repliesUnchangedSince(site, status, now() - LIVES[status], limit, appealedBefore),
  )
  const lessons = views.lessonsTaughtBefore(site, now() - LIVES.outsideLesson, SWEPT_AT_ONCE_MAX)
  const found = await Promise.all([...overdue, lessons])
  const overdueMail = await mailBook.overdueCount(site, mailLives(now()))
  return found.reduce((sum, { length }) => sum + length, overdueMail)
}
