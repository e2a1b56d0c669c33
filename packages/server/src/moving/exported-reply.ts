import type { ReplyStatus } from '@riposte/protocol'
import type { PlacedReply } from '../backend/placed-reply.ts'

/** Which replies an export holds. */
export interface ExportChoice {
  /** Only what readers see. */
  readonly isPublishedOnly: boolean
}

/** What is left of a reply in an export. `erased`: its place, for what answers it. */
export interface ExportedReply {
  readonly reply: PlacedReply
  readonly status: ReplyStatus
  /** False where earlier words are nobody's business. */
  readonly hasRevisions: boolean
}

/** Undefined for a reply that stays inside. */
export function exportedReply(
  reply: PlacedReply,
  { isPublishedOnly }: ExportChoice,
): ExportedReply | undefined {
  const { status, isShown } = reply
  if (!isPublishedOnly) return { reply, status, hasRevisions: reply.revisions.length > 0 }
  if (status === 'published') return { reply, status, hasRevisions: false }
  return isShown ? { reply, status: 'erased', hasRevisions: false } : undefined
}
