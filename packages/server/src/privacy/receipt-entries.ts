import type { ReplyStatus } from '@riposte/protocol'
import { days, KEPT, LIVES, type RegisterEntry, WITH_THE_REPLY } from './register.ts'

/** What decides which entries of the register are true of a reply. */
export interface AboutReply {
  readonly status: ReplyStatus
  readonly website: string
  readonly decisions: readonly unknown[]
  /** Whether its writer asked to be told of answers by mail. */
  readonly wantsMail?: boolean
}

const OF_REPLIES = KEPT.filter(({ id }) => !id.startsWith('outside-'))

/** What is held about one reply, how and how long: the register's entries that are true of it. */
export function receiptEntries(
  reply: AboutReply,
): readonly Pick<RegisterEntry, 'name' | 'form' | 'life'>[] {
  return OF_REPLIES.filter(({ id }) => isHeld(id, reply)).map(({ name, form, life }) => ({
    name,
    form,
    life: life === WITH_THE_REPLY ? lifeOf(reply.status) : life,
  }))
}

function isHeld(id: string, { status, website, decisions, wantsMail }: AboutReply): boolean {
  if (id.startsWith('mail-')) return wantsMail === true
  if (status === 'erased') return id === 'thread-place'
  if (id === 'website') return website !== ''
  return id !== 'decisions' || decisions.length > 0
}

function lifeOf(status: ReplyStatus): string {
  if (status !== 'spam' && status !== 'rejected') return 'Until you erase it'
  return `${days(LIVES[status])} from the last decision, or until you erase it`
}
