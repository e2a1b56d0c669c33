import type { EpochMs } from '@riposte/protocol'
import type { Reply } from '../replies/apply-event.ts'

/** When the last standing thing happened to a reply: what its life is counted from. */
export function lastChangeAt(reply: Reply): EpochMs {
  return reply.erasedAt ?? reply.decisions.at(-1)?.at ?? reply.submittedAt
}
