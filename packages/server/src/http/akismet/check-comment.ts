import type { RecordedVerdict } from '@riposte/protocol'
import type { FastifyReply } from 'fastify'
import { judgeSubmission } from '../../replies/judge-submission.ts'
import type { AppNeeds } from '../app-needs.ts'
import { recallFrom } from '../submit-needs.ts'
import { answer, tryAgain } from './answers.ts'
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
export function checkComment(
  needs: AppNeeds,
  fields: ClientFields,
  reply: FastifyReply,
): FastifyReply {
  if (isGuaranteedSpam(fields)) {
    const discard = isTestOfDiscard(fields)
    return answerVerdict(reply, fields, { label: 'spam', discard }, 'a test value')
  }
  if (isByAdministrator(fields)) {
    return answerVerdict(reply, fields, { label: 'ham', discard: false }, 'an administrator')
  }
  const verdict = judge(needs, fields)
  if (!verdict) return tryAgain(reply)
  return answerVerdict(reply, fields, verdict, strongestReasons(verdict))
}

/** Undefined when the filter failed. */
function judge(needs: AppNeeds, fields: ClientFields): RecordedVerdict | undefined {
  const submission = submissionOfComment(fields)
  let hasFailed = false
  const judgeNeeds = {
    model: needs.learning.model,
    recall: recallFrom(needs),
    filterFailed: (error: unknown) => {
      hasFailed = true
      needs.report('the filter failed, so a check got no verdict', error)
    },
  }
  const { verdict } = judgeSubmission(
    judgeNeeds,
    submission,
    factsOfComment(fields),
    fields.user_ip ?? '',
  )
  // A recheck is of a text that was counted when it came.
  const isNews = !isTrue(fields.is_test) && !fields.recheck_reason
  if (!hasFailed && isNews) needs.bursts.noticeCheck(submission, needs.now())
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
