import type { SubmitNeeds } from '../replies/submit.ts'
import type { AppNeeds } from './app-needs.ts'

/** What submitting needs, out of what the HTTP side has. */
export function submitNeeds(needs: AppNeeds): SubmitNeeds {
  const { journal, views, now, replyIdOf, learning, bursts, report } = needs
  return {
    journal,
    views,
    now,
    replyIdOf,
    model: learning.model,
    recall: (submission) => bursts.recall(submission, now()),
    filterFailed: (error) => report('the filter failed, so a reply is held', error),
  }
}
