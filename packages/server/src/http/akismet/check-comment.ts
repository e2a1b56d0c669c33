import type { Submission } from '@riposte/filter'
import type { RecordedVerdict } from '@riposte/protocol'
import type { FastifyReply } from 'fastify'
import type { SiteFilter } from '../../folds/site-filters.ts'
import { partsOfComment } from '../../replies/comment-parts.ts'
import { judgeSubmission } from '../../replies/judge-submission.ts'
import type { AppNeeds } from '../app-needs.ts'
import { recallFrom } from '../submit-needs.ts'
import { answer, refuseOverLimit, tryAgain } from './answers.ts'
import type { Caller } from './caller.ts'
import type { ClientFields } from './field-names.ts'
import {
  factsOfComment,
  isByAdministrator,
  isGuaranteedSpam,
  isTestOfDiscard,
  isTrue,
  submissionOfComment,
} from './read-comment.ts'

/**
 * Answers `true`, `false`, or, when the filter fails, a 503: a made-up `false` would publish
 * unseen. A verdict of _unsure_ is `false`, and the site's own rules apply.
 */
export async function checkComment(
  needs: AppNeeds,
  caller: Caller,
  fields: ClientFields,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (isGuaranteedSpam(fields)) {
    const discard = isTestOfDiscard(fields)
    return answerVerdict(reply, fields, { label: 'spam', discard }, 'a test value')
  }
  if (isByAdministrator(fields)) {
    return answerVerdict(reply, fields, { label: 'ham', discard: false }, 'an administrator')
  }
  if (isOverLimit(needs, caller)) return refuseOverLimit(reply)
  const filter = needs.filters.opened(caller.site) ?? (await needs.filters.open(caller.site))
  const submission = submissionOfComment(fields)
  const verdict = judge(needs, filter, submission, fields)
  if (!verdict) return tryAgain(reply)
  if (!isTrue(fields.is_test)) {
    // A recheck is of a text that was counted when it came.
    if (!fields.recheck_reason) filter.bursts.noticeCheck(submission, needs.now())
    const { account, blog, site } = caller
    const guid = String(reply.getHeader('x-akismet-guid'))
    needs.ledger.noticeCheck(
      { guid, account: account.name, site, blog, at: needs.now(), verdict },
      () => needs.lessonIdsOf(site, partsOfComment(submission))[0]!,
    )
  }
  return answerVerdict(reply, fields, verdict, strongestReasons(verdict))
}

function isOverLimit({ ledger }: AppNeeds, { account }: Caller): boolean {
  const { name, checksPerMonth } = account
  return checksPerMonth !== null && ledger.checksThisMonth(name) >= checksPerMonth
}

/** Undefined when the filter failed. */
function judge(
  needs: AppNeeds,
  filter: SiteFilter,
  submission: Submission,
  fields: ClientFields,
): RecordedVerdict | undefined {
  let hasFailed = false
  const judgeNeeds = {
    model: filter.learning.model,
    recall: recallFrom({ ...filter, now: needs.now }),
    filterFailed: (error: unknown) => {
      hasFailed = true
      needs.report('the filter failed, so a check got no verdict', error)
    },
  }
  const facts = factsOfComment(fields)
  const { verdict } = judgeSubmission(judgeNeeds, submission, facts, fields.user_ip ?? '')
  return hasFailed ? undefined : verdict
}

function answerVerdict(
  reply: FastifyReply,
  fields: ClientFields,
  { label, discard }: Pick<RecordedVerdict, 'label' | 'discard'>,
  why: string,
): FastifyReply {
  reply.header('x-riposte-reason', `${label}: ${why}`)
  if (discard) reply.header('x-akismet-pro-tip', 'discard')
  if (isTrue(fields.classify)) reply.header('x-akismet-classification', label)
  return answer(reply, label === 'spam' ? 'true' : 'false')
}

/** `links +2.3, words -1.1`: the three that moved the score most, in log-odds. */
function strongestReasons({ reasons }: RecordedVerdict): string {
  const strongest = [...reasons].sort((a, b) => Math.abs(b.logOdds) - Math.abs(a.logOdds))
  const words = strongest.slice(0, 3).map(({ code, logOdds }) => {
    return `${code} ${logOdds < 0 ? '' : '+'}${logOdds.toFixed(1)}`
  })
  return words.join(', ') || 'nothing speaks for spam'
}
