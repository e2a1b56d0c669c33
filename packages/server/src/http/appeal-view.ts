import type { Lives } from '../privacy/lives.ts'
import type { AppealView } from '../render/page-views.ts'
import { answerTo, mayAppeal, openAppealOf } from '../replies/appeal-state.ts'
import type { Reply } from '../replies/apply-event.ts'

/** Where a reply's writer stands with appeals, as the receipt shows it. */
export function appealView(token: string, reply: Reply, lives: Lives): AppealView {
  return {
    url: mayAppeal(reply) ? `/receipt/${token}/appeal` : null,
    last: lastAppeal(reply, lives),
  }
}

function lastAppeal(reply: Reply, lives: Lives): AppealView['last'] {
  const appeal = reply.appeals.at(-1)
  if (!appeal) return null
  const { at, words } = appeal
  const answered = answerTo(reply, appeal)
  const isPublished = reply.status === 'published'
  // An answer that a later decision turned round would contradict the rest of the page.
  if (answered && (answered.kind === 'approve') === isPublished) {
    const state = isPublished ? 'published' : 'stands'
    return { state, at, words, keptUntil: null, answer: { ...answered.answers, at: answered.at } }
  }
  const isOpen = openAppealOf(reply) !== undefined
  const state = isOpen ? 'waits' : 'settled'
  return { state, at, words, keptUntil: isOpen ? keptUntil(reply, at, lives) : null, answer: null }
}

/** When the reply ends, if nobody answers; null when it does not end by itself. */
function keptUntil({ status, changedAt }: Reply, appealedAt: number, lives: Lives): number | null {
  if (status === 'published' || status === 'erased') return null
  return Math.max(appealedAt + lives.appeal, changedAt + lives[status])
}
