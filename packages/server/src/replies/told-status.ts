import type { RecordedVerdict, ReplyStatus } from '@riposte/protocol'
import type { Reply } from './apply-event.ts'

/** The reason of a reply that met a block whose writers are not to know. */
export const BLOCKED_QUIETLY = 'blocked-quietly'

type Judged = Pick<Reply, 'status' | 'verdict'>

/**
 * The status that a reply's writer is told: the true one, unless the site blocks the writer
 * quietly, which its notice then says. Such a reply is answered as one that waits.
 */
export function toldStatus(reply: Judged): ReplyStatus {
  return isKeptQuietly(reply) ? 'held' : reply.status
}

/** A reply as its writer may see it. */
export function toldReply<T extends Reply>(reply: T): T {
  if (!isKeptQuietly(reply)) return reply
  const reasons = reply.verdict!.reasons.filter((it) => !isQuiet(it))
  return { ...reply, status: 'held', decisions: [], verdict: { ...reply.verdict!, reasons } }
}

/** The verdict about other words of a reply: they do not end the silence. */
export function keepQuiet(reply: Judged, verdict: RecordedVerdict): RecordedVerdict {
  if (!isKeptQuietly(reply) || verdict.reasons.some(isQuiet)) return verdict
  const quiet = reply.verdict!.reasons.filter(isQuiet)
  return { ...verdict, reasons: [...verdict.reasons, ...quiet] }
}

function isKeptQuietly({ status, verdict }: Judged): boolean {
  return status === 'spam' && verdict?.reasons.some(isQuiet) === true
}

function isQuiet({ code }: { readonly code: string }): boolean {
  return code === BLOCKED_QUIETLY
}
