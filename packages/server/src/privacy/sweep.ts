import type { EpochMs, SiteId } from '@riposte/protocol'
import type { Backend } from '../backend/backend.ts'
import type { MailLives } from '../backend/mail-book.ts'
import type { Swept } from '../backend/sweep-book.ts'
import { CONTACTS_KEPT_MS } from './egress.ts'
import type { Lives } from './lives.ts'
import { DAY_MS } from './register.ts'

/** What to look through, and by which lives. */
export interface AgeNeeds {
  readonly backend: Pick<
    Backend,
    'journal' | 'views' | 'checks' | 'mailBook' | 'recordBook' | 'disclosures'
  >
  readonly lives: Lives
  /** Before which moment whatever lives so long is over: what the clock can be believed in. */
  readonly before: (lifeMs: number) => EpochMs
}

export interface SweepNeeds extends AgeNeeds {
  /** Goes into the events of what is erased. */
  readonly now: () => EpochMs
}

/** Of each kind in one transaction or turn: a sweep must not hold up those who post. */
const SWEPT_AT_ONCE_MAX = 500
/** Of these, so many go with one commit. */
const STEP = 50
const ENDING = ['spam', 'rejected', 'held'] as const

/** Of Akismet clients' checks the newest are kept: about 200 MB. */
const CHECKS_MAX = 250_000

/**
 * Erases what has outlived its declared life: replies, lessons, Akismet clients' checks and
 * counts, wishes for mail, entries of the record. A reply whose appeal waits is left for as long as
 * the register says. Each step stands by itself: it may be stopped anywhere and run twice. It takes
 * so many at once; where a kind reaches that, there may be more.
 */
export async function sweep(needs: SweepNeeds, site: SiteId): Promise<Swept> {
  const { backend, lives, before } = needs
  const { checks, mailBook, recordBook, disclosures } = backend
  const replies = await sweepReplies(needs, site)
  const lessons = await sweepLessons(needs, site)
  const mail = await mailBook.forgetOld(site, mailLives(needs))
  const record = await recordBook.dropBefore(site, before(lives.record), SWEPT_AT_ONCE_MAX)
  const old = await checks.forgetChecks(before(lives.check), CHECKS_MAX)
  const days = await checks.forgetUsage(dayOf(before(lives.usage)))
  // A day more than the notice looks back.
  const contacts = await disclosures.forgetContacts(dayOf(before(CONTACTS_KEPT_MS + DAY_MS)))
  return { replies, lessons, mail, record, checks: old + days + contacts }
}

export function sweptCount(swept: Swept): number {
  return Object.values(swept).reduce((sum: number, count: number) => sum + count, 0)
}

function endedReplies(
  { backend, lives, before }: AgeNeeds,
  site: SiteId,
  status: (typeof ENDING)[number],
) {
  const [end, appealedBefore] = [before(lives[status]), before(lives.appeal)]
  const limit = SWEPT_AT_ONCE_MAX
  return backend.views.repliesUnchangedSince(site, status, end, limit, appealedBefore)
}

async function sweepReplies(needs: SweepNeeds, site: SiteId) {
  const { now } = needs
  const { journal } = needs.backend
  let swept = 0
  for (const status of ENDING) {
    const old = await endedReplies(needs, site, status)
    for (const step of stepsOf(old)) {
      const recorded = step.map(({ id: replyId, article, parentId, submittedAt, position }) => {
        const about = { site, replyId, article, parentId, submittedAt }
        const erased = { type: 'erased', ...about, at: now(), by: 'retention' } as const
        // Not if it has changed meanwhile: then its life begins anew.
        return journal.record(erased, position)
      })
      swept += (await Promise.all(recorded)).filter((it) => it.recorded).length
    }
  }
  return swept
}

async function sweepLessons({ backend, lives, before, now }: SweepNeeds, site: SiteId) {
  const { journal, views } = backend
  const end = before(lives.outsideLesson)
  let swept = 0
  for (const taught of new Set([site, ...(await views.sitesWithLessons())])) {
    for (const step of stepsOf(await views.lessonsTaughtBefore(taught, end, SWEPT_AT_ONCE_MAX))) {
      const about = { type: 'forgotten', site: taught, at: now() } as const
      await Promise.all(step.map((lessonId) => journal.record({ ...about, lessonId })))
      swept += step.length
    }
  }
  return swept
}

function stepsOf<T>(all: readonly T[]): readonly (readonly T[])[] {
  const steps = Array.from({ length: Math.ceil(all.length / STEP) }, (_, i) => i * STEP)
  return steps.map((from) => all.slice(from, from + STEP))
}

function mailLives({ lives, before }: AgeNeeds): MailLives {
  return {
    pendingBefore: before(lives.pendingMail),
    confirmedBefore: before(lives.mail),
    askedBefore: before(lives.askedMail),
  }
}

/** The first day that is kept; a clock that nobody believes yet keeps all. */
const dayOf = (at: EpochMs) => new Date(Math.max(0, at)).toISOString().slice(0, 10)

/** How much has outlived its life and is still there, up to 500 of a kind. Should be 0. */
export async function overdueCount(needs: AgeNeeds, site: SiteId): Promise<number> {
  const { backend, lives, before } = needs
  const { views, mailBook, recordBook } = backend
  const overdue = ENDING.map((status) => endedReplies(needs, site, status))
  const end = before(lives.outsideLesson)
  const sites = new Set([site, ...(await views.sitesWithLessons())])
  const lessons = [...sites].map((it) => views.lessonsTaughtBefore(it, end, SWEPT_AT_ONCE_MAX))
  const found = await Promise.all<readonly unknown[]>([...overdue, ...lessons])
  const overdueMail = await mailBook.overdueCount(site, mailLives(needs))
  const overdueRecord = await recordBook.overdueCount(site, before(lives.record))
  return found.flat().length + overdueMail + overdueRecord
}
