import {
  type Facts,
  findCounterfactual,
  type Submission,
  shortFormOf,
  type Tried,
} from '@riposte/filter'
import type { RecordedCounterfactual, WriterId } from '@riposte/protocol'
import type { BlockedBy } from './blocked-by.ts'
import { type FirstStatus, firstStatus } from './first-status.ts'
import { type JudgeNeeds, judgeSubmission } from './judge-submission.ts'
import type { SiteRules } from './site-rules.ts'
import { BLOCKED_QUIETLY } from './told-status.ts'

export interface TellOtherwiseNeeds extends JudgeNeeds {
  readonly rules: SiteRules
  readonly blockedBy: BlockedBy
}

/** A submission as it came, and what the site knows of its writer. */
export interface CameAs {
  readonly submission: Submission
  readonly facts: Facts
  readonly address: string
  /** By all keys that there are; none for who is not known. */
  readonly writers: readonly WriterId[]
  readonly publishedBefore: number
}

/** A block is no matter of degree: what lifts it comes before what only lowers the score. */
const BLOCKED_SCORE = 1_000

/**
 * What would have let a submission be published at once: tried with the filter and all rules of
 * the site before it is told. Undefined for what was published, what the filter could not judge
 * and what is told of in short. Never throws: without an answer a reply waits like any other.
 */
export function tellOtherwise(
  needs: TellOtherwiseNeeds,
  came: CameAs,
  { status, verdict }: FirstStatus,
): readonly RecordedCounterfactual[] | undefined {
  if (status === 'published' || verdict.model === 'none') return undefined
  if (shortFormOf(verdict, came.submission)) return undefined
  // Who is not to know of a block is told what is told of any rule that no change of words lifts.
  if (verdict.reasons.some(({ code }) => code === BLOCKED_QUIETLY)) return []
  try {
    const now = { needs, came }
    const { trustAfter } = needs.rules
    const missing = Math.max(0, trustAfter - came.publishedBefore)
    return (
      changed(now, came.publishedBefore, 'published') ??
      (missing > 0 ? afterReplies(now, missing) : undefined) ??
      (status === 'spam' ? changed(now, came.publishedBefore, 'held') : undefined) ??
      []
    )
  } catch (error) {
    needs.filterFailed(error)
    return undefined
  }
}

export function namesLinks({ text }: Submission): boolean {
  return /https?:|www\./i.test(text)
}

interface Asked {
  readonly needs: TellOtherwiseNeeds
  readonly came: CameAs
}

type Told = readonly RecordedCounterfactual[] | undefined

/** Changes of the submission alone, for a writer with so many published replies. */
function changed(
  { needs, came }: Asked,
  publishedBefore: number,
  wanted: RecordedCounterfactual['status'],
): Told {
  const isRuled = needs.rules.holds.some((mode) => mode !== 'links')
  const isTrusted = needs.rules.trustAfter > 0 && publishedBefore >= needs.rules.trustAfter
  // Such a rule holds whatever it says.
  if (wanted === 'published' && isRuled && !isTrusted) return undefined
  const judge = (submission: Submission, facts: Facts) =>
    tryOut(needs, { ...came, submission, facts, publishedBefore }, wanted)
  const changes = findCounterfactual(judge, came)
  return changes && [{ status: wanted, changes }]
}

/** The same writer's reply after some published ones: as it is, or changed. */
function afterReplies(asked: Asked, count: number): Told {
  const { needs, came } = asked
  const publishedBefore = came.publishedBefore + count
  const later = { code: 'published-before', count }
  if (tryOut(needs, { ...came, publishedBefore }, 'published').isPublished)
    return [{ status: 'published', changes: [later] }]
  const told = changed(asked, publishedBefore, 'published')
  return told?.map(({ status, changes }) => ({ status, changes: [...changes, later] }))
}

function tryOut(
  needs: TellOtherwiseNeeds,
  { submission, facts, address, writers, publishedBefore }: CameAs,
  wanted: RecordedCounterfactual['status'],
): Tried {
  const blocked = blockOf(needs, submission, address, writers)
  if (blocked === 'refused') return { isPublished: false, score: BLOCKED_SCORE, room: 0 }
  const { verdict } = judgeSubmission(needs, submission, facts, address)
  if (verdict.model === 'none') throw new Error('the filter failed while changes were tried')
  const about = { blocked, publishedBefore, hasLinks: namesLinks(submission) }
  const { status } = firstStatus(needs.rules, verdict, about)
  const score = verdict.reasons.reduce((sum, { logOdds }) => sum + logOdds, 0)
  const { unsure, spam } = needs.model().thresholds
  return {
    isPublished: status === wanted || status === 'published',
    score: blocked ? score + BLOCKED_SCORE : score,
    room: (wanted === 'published' ? unsure : spam) - score,
  }
}

function blockOf(
  { blockedBy }: TellOtherwiseNeeds,
  ...submitted: Parameters<BlockedBy>
): ReturnType<BlockedBy> | 'refused' {
  try {
    return blockedBy(...submitted)
  } catch {
    return 'refused'
  }
}
