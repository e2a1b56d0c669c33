import type { ReplyStatus } from '@riposte/protocol'
import { days, KEPT, LIVES, type RegisterEntry, WITH_THE_REPLY } from './register.ts'

/** What decides which entries of the register are true of a reply. */
export interface AboutReply {
  readonly status: ReplyStatus
  readonly website: string
  readonly badge: string
  readonly writer: unknown
  readonly votes: number
  readonly isPinned: boolean
  readonly isPicked: boolean
  readonly revisions: readonly unknown[]
  readonly reports: readonly unknown[]
  readonly decisions: readonly unknown[]
  readonly appeals: readonly unknown[]
  readonly imported: unknown
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

function isHeld(id: string, reply: AboutReply): boolean {
  if (id.startsWith('mail-')) return reply.wantsMail === true
  if (reply.status === 'erased') return id === 'thread-place'
  return ONLY_IF[id]?.(reply) ?? true
}

/** What not every reply has. */
const ONLY_IF: Readonly<Record<string, (reply: AboutReply) => boolean>> = {
  website: ({ website }) => website !== '',
  writer: ({ writer }) => writer !== null,
  badge: ({ badge }) => badge !== '',
  revisions: ({ revisions }) => revisions.length > 0,
  votes: ({ votes }) => votes > 0,
  moved: ({ imported }) => imported !== null,
  reports: ({ reports }) => reports.length > 0,
  marks: ({ isPinned, isPicked }) => isPinned || isPicked,
  appeals: ({ appeals }) => appeals.length > 0,
  decisions: ({ decisions }) => decisions.length > 0,
}

function lifeOf(status: ReplyStatus): string {
  if (status !== 'spam' && status !== 'rejected') return 'Until you erase it'
  return `${days(LIVES[status])} from the last decision, or until you erase it`
}
