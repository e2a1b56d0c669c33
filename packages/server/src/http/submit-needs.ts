import type { JudgeNeeds } from '../replies/judge-submission.ts'
import type { SubmitNeeds } from '../replies/submit.ts'
import type { AppNeeds } from './app-needs.ts'

/** What submitting needs, out of what the HTTP side has. */
export function submitNeeds(needs: AppNeeds): SubmitNeeds {
  const { journal, views, rules, now, replyIdOf, learning, bursts, writers, report } = needs
  const { blockedBy } = needs.blocks
  return {
    journal,
    views,
    rules,
    now,
    replyIdOf,
    noticeVersion: needs.notice.version,
    blockedBy,
    model: learning.model,
    recall: recallFrom({ bursts, writers, now }),
    noticeWriter: writers.notice,
    filterFailed: (error) => report('the filter failed, so a reply is held', error),
  }
}

/** What all memories say of a submission. */
export function recallFrom({
  bursts,
  writers,
  now,
}: Pick<AppNeeds, 'bursts' | 'writers' | 'now'>): JudgeNeeds['recall'] {
  return (submission, address) => {
    const { reasons, campaign } = bursts.recall(submission, now())
    return { reasons: [...reasons, ...writers.recall(submission, address, now())], campaign }
  }
}
