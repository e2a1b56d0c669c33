import type { EpochMs } from '@riposte/protocol'
import type { HeldReply } from './held-reply.ts'
import type { Lives } from './lives.ts'

/** A moment, or what it waits for: its writer's erasure, or the end of the thread. */
export type EndOfLife = EpochMs | 'erasure' | 'thread'

/** When an entry of the register about this reply is deleted, unless something changes. */
export function endOfLife(
  entry: string,
  { reply, subscription, record }: HeldReply,
  lives: Lives,
): EndOfLife {
  const { status, changedAt, erasedAt } = reply
  if (entry.startsWith('mail-') && subscription) {
    const life = subscription.state === 'pending' ? lives.pendingMail : lives.mail
    return subscription.createdAt + life
  }
  const newest = record.at(-1)
  if (entry === 'decision-record' && newest) return newest.at + lives.record
  if (entry === 'tombstone' && erasedAt !== null) return erasedAt + lives.tombstone
  if (status === 'erased' || entry === 'thread-place') return 'thread'
  return status === 'published' ? 'erasure' : changedAt + lives[status]
}
