import { type EpochMs, Problem, type ThreadState } from '@riposte/protocol'
import type { ThreadHead } from '../backend/placed-reply.ts'
import type { Article } from './article.ts'
import type { SiteRules } from './site-rules.ts'

/**
 * Whether a thread takes replies: as a moderator ruled; else closed by its article or by age. The
 * age of an article that is not ours is counted from the first reply to it.
 */
export function threadState(
  { closeAfterMs }: Pick<SiteRules, 'closeAfterMs'>,
  { closed, publishedAt }: Article,
  { state, firstAt }: Pick<ThreadHead, 'state' | 'firstAt'>,
  now: EpochMs,
): ThreadState {
  if (state !== 'open') return state
  const began = publishedAt ?? firstAt
  const isOld = closeAfterMs !== null && began !== null && now - began > closeAfterMs
  return closed || isOld ? 'closed' : 'open'
}

/** @throws Problem `thread-closed` unless the thread takes replies. */
export function refuseClosed(state: ThreadState): void {
  if (state === 'open') return
  throw new Problem('thread-closed', 'This thread is closed: it takes no more replies.')
}

/** @throws Problem `thread-closed` when nothing in the thread may change. */
export function refuseReadOnly(state: ThreadState): void {
  if (state !== 'read-only') return
  throw new Problem('thread-closed', 'This thread is read only: nothing in it changes any more.', {
    says: 'threadReadOnly',
  })
}
