import type { PageKey, Words } from '@riposte/messages'
import type { Ground, ReplyStatus } from '@riposte/protocol'
import { dayIn } from './moment.tsx'
import type { ReceiptView } from './page-views.ts'
import { isRule } from './why-words.ts'

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
  if (verdict.label !== 'spam' && verdict.reasons.some(isRule)) return words.say('byRule')
  if (reply.status !== 'held') return words.say('decidedFilter')
  return words.say(verdict.model === 'none' ? 'undecidedUnjudged' : 'undecidedUnsure')
}
