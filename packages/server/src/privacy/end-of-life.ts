import type { EpochMs } from '@riposte/protocol'
import type { HeldReply } from './held-reply.ts'
import { LIVES } from './register-entry.ts'

/** A moment, or what it waits for: its writer's erasure, or the end of the thread. */
export type EndOfLife = EpochMs | 'erasure' | 'thread'

type Lives = Pick<typeof LIVES, 'spam' | 'rejected' | 'pendingMail' | 'mail'>

/** When an entry of the register about this reply is deleted, unless something changes. */
export function endOfLife(
  entry: string,
  { reply, subscription }: HeldReply,
  lives: Lives = LIVES,
): EndOfLife {
  const { status, changedAt } = reply
  if (entry.startsWith('mail-') && subscription) {
    const life = subscription.state === 'pending' ? lives.pendingMail : lives.mail
    return subscription.createdAt + life
  }
  if (status === 'erased' || entry === 'thread-place') return 'thread'
  return status === 'spam' || status === 'rejected' ? changedAt + lives[status] : 'erasure'
}
