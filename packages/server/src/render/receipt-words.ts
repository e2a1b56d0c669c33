import type { PageKey, Words } from '@riposte/messages'
import type { Ground, RecordedReason, ReplyStatus } from '@riposte/protocol'
import { dayIn } from './moment.tsx'
import type { ReceiptView } from './page-views.ts'

export const STATUS_TITLES = {
  published: 'receiptPublished',
  held: 'receiptHeld',
  spam: 'receiptSpam',
  rejected: 'receiptRejected',
  erased: 'receiptErased',
} as const satisfies Record<ReplyStatus, PageKey>

export const STATUS_SENTENCES = {
  published: 'receiptPublishedMeans',
  held: 'receiptHeldMeans',
  spam: 'receiptSpamMeans',
  rejected: 'receiptRejectedMeans',
  erased: 'receiptErasedMeans',
} as const satisfies Record<ReplyStatus, PageKey>

const GROUNDS = {
  abuse: 'groundAbuse',
  'off-topic': 'groundOffTopic',
  'personal-data': 'groundPersonalData',
  illegal: 'groundIllegal',
  other: 'groundOther',
} as const satisfies Record<Ground, PageKey>

/** Who decided: the filter by itself, or a person, and which person's ground. */
export function decidedBy({ reply, verdict, decision }: ReceiptView, words: Words): string {
  if (reply.status === 'erased') return words.say('decidedNothing')
  if (decision) {
    const day = dayIn(words, new Date(decision.at).toISOString())
    if (decision.kind === 'approve') return words.say('decidedApprove', { day })
    if (decision.kind === 'spam') return words.say('decidedSpam', { day })
    if (decision.ground === null) return words.say('decidedReject', { day })
    const ground = words.say(GROUNDS[decision.ground])
    return words.say('decidedRejectBecause', { day, ground })
  }
  if (reply.status !== 'held') return words.say('decidedFilter')
  return words.say(verdict.model === 'none' ? 'undecidedUnjudged' : 'undecidedUnsure')
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
