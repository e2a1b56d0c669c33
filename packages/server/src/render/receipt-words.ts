import type { Ground, RecordedReason, ReplyStatus } from '@riposte/protocol'
import { dayInWords } from './moment.tsx'
import type { ReceiptView } from './page-views.ts'

export const STATUS_TITLES: Record<ReplyStatus, string> = {
  published: 'Published',
  held: 'Waiting for a moderator',
  spam: 'Set apart as advertising',
  rejected: 'Not published',
  erased: 'Erased',
}

const STATUS_SENTENCES: Record<ReplyStatus, string> = {
  published: 'Everyone can read your reply under the article.',
  held: 'Only moderators can read your reply. A person will decide whether it is published.',
  spam: 'Your reply is not shown under the article. A moderator can still put it back.',
  rejected: 'Your reply is not shown under the article.',
  erased: 'Its words and your name are gone. Only which article it was under, and when, is left.',
}

const GROUNDS_IN_WORDS: Record<Ground, string> = {
  abuse: 'it attacks or insults somebody',
  'off-topic': 'it is not about the article',
  'personal-data': 'it tells something private about somebody',
  illegal: 'it may be against the law',
  other: 'it does not fit the rules of this site',
}

export function statusSentence({ reply }: ReceiptView): string {
  return STATUS_SENTENCES[reply.status]
}

/** Who decided: the filter by itself, or a person, and which person's ground. */
export function decidedBy({ reply, verdict, decision }: ReceiptView): string {
  if (reply.status === 'erased') return 'Nothing is left to decide.'
  if (decision) {
    const day = dayInWords(new Date(decision.at).toISOString())
    const ground = decision.ground ? `, because ${GROUNDS_IN_WORDS[decision.ground]}` : ''
    if (decision.kind === 'approve') return `A person: a moderator published it on ${day}.`
    if (decision.kind === 'spam') return `A person: a moderator called it advertising on ${day}.`
    return `A person: a moderator decided on ${day} not to publish it${ground}.`
  }
  if (reply.status !== 'held') return 'The filter, by itself. No person has decided yet.'
  if (verdict.model === 'none') return 'Nobody yet. The filter could not judge it, so it waits.'
  return 'Nobody yet. The filter was not sure, so it left the decision to a person.'
}

/** The reasons that spoke for advertising and those that spoke against, strongest first. */
export function reasonsByDirection(reasons: readonly RecordedReason[]): {
  readonly speakFor: readonly string[]
  readonly speakAgainst: readonly string[]
} {
  const byStrength = [...reasons].sort((a, b) => Math.abs(b.logOdds) - Math.abs(a.logOdds))
  return {
    speakFor: byStrength.filter((reason) => reason.logOdds > 0).map((reason) => reason.sentence),
    speakAgainst: byStrength.filter((it) => it.logOdds < 0).map((it) => it.sentence),
  }
}
