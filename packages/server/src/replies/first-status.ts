import type { RecordedReason, RecordedVerdict, ReplyStatus, VerdictLabel } from '@riposte/protocol'
import type { Blocked } from './blocked-by.ts'
import type { HoldMode, SiteRules } from './site-rules.ts'
import { BLOCKED_QUIETLY } from './told-status.ts'

const STATUS_FOR: Record<VerdictLabel, ReplyStatus> = {
  ham: 'published',
  unsure: 'held',
  spam: 'spam',
}

const SENTENCES: Record<HoldMode, string> = {
  all: 'This site looks at every reply before it is published.',
  first: 'This site looks at the first replies of every writer before they are published.',
  links: 'This site looks at replies with links before they are published.',
}

export interface AboutSubmission {
  readonly hasLinks: boolean
  /** Published replies of the same writer. */
  readonly publishedBefore: number
  /** As an entry of the site's blocks wants it. */
  readonly blocked: Blocked | null
}

export interface FirstStatus {
  readonly status: ReplyStatus
  readonly verdict: RecordedVerdict
}

/**
 * The status that a verdict leads to on this site, and the verdict with the site's own reason,
 * which weighs nothing: the probability stays the filter's.
 */
export function firstStatus(
  { holds, trustAfter }: Pick<SiteRules, 'holds' | 'trustAfter'>,
  verdict: RecordedVerdict,
  about: AboutSubmission,
): FirstStatus {
  const status = STATUS_FOR[verdict.label]
  if (about.blocked) {
    const { status: wanted, sentence, isQuiet } = about.blocked
    const code = isQuiet ? BLOCKED_QUIETLY : 'blocked'
    return { status: worse(status, wanted), verdict: withReason(verdict, code, sentence) }
  }
  if (status !== 'published') return { status, verdict }
  const isTrusted = trustAfter > 0 && about.publishedBefore >= trustAfter
  const hold = holds.find((mode) => !isTrusted && (mode !== 'links' || about.hasLinks))
  if (!hold) return { status, verdict }
  return { status: 'held', verdict: withReason(verdict, `hold-${hold}`, SENTENCES[hold]) }
}

const RANK: Record<ReplyStatus, number> = {
  published: 0,
  held: 1,
  rejected: 2,
  spam: 3,
  erased: 4,
}

export function worse(a: ReplyStatus, b: ReplyStatus): ReplyStatus {
  return RANK[a] >= RANK[b] ? a : b
}

/** With a reason that is not the filter's, and weighs nothing. */
export function withReason(
  verdict: RecordedVerdict,
  code: string,
  sentence: string,
): RecordedVerdict {
  const reason: RecordedReason = { code, logOdds: 0, sentence }
  return { ...verdict, reasons: [...verdict.reasons, reason] }
}
