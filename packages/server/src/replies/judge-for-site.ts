import type { Facts, Submission } from '@riposte/filter'
import type { SiteId, WriterId } from '@riposte/protocol'
import type { Views } from '../backend/views.ts'
import type { BlockedBy } from './blocked-by.ts'
import { type FirstStatus, firstStatus } from './first-status.ts'
import { type JudgeNeeds, judgeSubmission } from './judge-submission.ts'
import type { SiteRules } from './site-rules.ts'
import { storedFeatures } from './stored-features.ts'
import { namesLinks, tellOtherwise } from './tell-otherwise.ts'

export interface JudgeForSiteNeeds extends JudgeNeeds {
  readonly views: Views
  readonly rules: SiteRules
  readonly blockedBy: BlockedBy
}

export interface JudgedForSite extends FirstStatus {
  /** Base64; empty when the filter failed. */
  readonly features: string
}

/** How a submission came, and who wrote it as far as is known. */
interface Writing {
  readonly facts: Facts
  readonly address: string
  readonly writer: WriterId | null
  /** The same writer by keys that have been replaced. */
  readonly formerWriters?: readonly WriterId[]
}

/**
 * What the filter says of a submission, and what the site makes of that.
 *
 * @throws Problem `not-allowed` when the site refuses it.
 */
export async function judgeForSite(
  needs: JudgeForSiteNeeds,
  site: SiteId,
  submission: Submission,
  from: Writing,
): Promise<JudgedForSite> {
  const { facts, address, writer, formerWriters = [] } = from
  const writers = writer === null ? [] : [writer, ...formerWriters]
  const blocked = needs.blockedBy(submission, address, writers)
  const { verdict, features } = judgeSubmission(needs, submission, facts, address)
  let publishedBefore = 0
  for (const it of writers) publishedBefore += await needs.views.publishedBy(site, it)
  const hasLinks = namesLinks(submission)
  const first = firstStatus(needs.rules, verdict, { blocked, publishedBefore, hasLinks })
  const came = { submission, facts, address, writers, publishedBefore }
  const counterfactuals = tellOtherwise(needs, came, first)
  return {
    status: first.status,
    verdict: counterfactuals ? { ...first.verdict, counterfactuals } : first.verdict,
    features: features ? storedFeatures(features) : '',
  }
}
