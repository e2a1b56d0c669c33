import { LIMITS, type ReplyStatus } from '@riposte/protocol'
import type { PlacedReply } from '../backend/placed-reply.ts'
import type { Reply } from './apply-event.ts'
import {
  type Change,
  correctedNames,
  notEditable,
  recordWords,
  refuseReadOnlyThread,
} from './edit.ts'
import type { SubmitNeeds } from './submit.ts'

/**
 * What a corrected reply is at best: what was published waits for a person, and so does what a
 * person rejected, for that was about other words. What is kept apart stays so.
 */
const BEST: Record<ReplyStatus, ReplyStatus> = {
  published: 'held',
  held: 'held',
  rejected: 'held',
  spam: 'spam',
  erased: 'erased',
}

/**
 * Gives a reply other words at any time, and another name or website (GDPR 16). They are judged
 * anew, and nobody corrects a way past a moderator.
 *
 * @throws Problem `not-editable` once erased, `thread-closed`, `storage-unavailable`.
 */
export async function correctReply(
  needs: SubmitNeeds,
  reply: PlacedReply,
  change: Change,
): Promise<PlacedReply> {
  if (!mayCorrect(reply)) throw notEditable()
  const isSame = Object.keys(correctedNames(reply, change)).length === 0
  if (isSame && change.text === reply.text) return reply
  await refuseReadOnlyThread(needs, reply, change.article)
  return recordWords(needs, reply, change, BEST[reply.status])
}

/** Whether its name and website are the writer's own, and not what the site says of a reader. */
export function mayRename({ badge }: Reply): boolean {
  return badge === ''
}

/** Whether a reply's words can still be corrected; its thread may be read-only all the same. */
export function mayCorrect({ status, revisions }: Reply): boolean {
  return status !== 'erased' && revisions.length < LIMITS.revisionsOfReplyMax
}
