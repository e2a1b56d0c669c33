import type { ReplyStatus } from '@riposte/protocol'
import { type Lives, wordedLife } from './lives.ts'
import { days, KEPT, type RegisterEntry, WITH_THE_REPLY } from './register.ts'

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
  readonly notice: unknown
  /** Empty once its writer objected. */
  readonly features?: string
  readonly objectedAt?: unknown
  /** Whether its writer asked to be told of answers by mail. */
  readonly wantsMail?: boolean
}

const OF_REPLIES = KEPT.filter(({ id }) => !id.startsWith('outside-'))

/** What is held about one reply, how, how long and for whom: the register's entries true of it. */
export function receiptEntries(
  reply: AboutReply,
  lives: Lives,
): readonly Pick<RegisterEntry, 'name' | 'form' | 'life' | 'recipients'>[] {
  return OF_REPLIES.filter(({ id }) => isHeld(id, reply)).map(
    ({ name, form, life, recipients }) => ({
      name,
      form,
      life: life === WITH_THE_REPLY ? lifeOf(reply.status, lives) : wordedLife(life, lives),
      recipients,
    }),
  )
}

function isHeld(id: string, reply: AboutReply): boolean {
  if (id.startsWith('mail-')) return reply.wantsMail === true
  if (reply.status === 'erased') return id === 'thread-place' || id === 'tombstone'
  return ONLY_IF[id]?.(reply) ?? true
}

/** What not every reply has. */
const ONLY_IF: Readonly<Record<string, (reply: AboutReply) => boolean>> = {
  tombstone: () => false,
  'pseudonym-keys': ({ writer }) => writer !== null,
  website: ({ website }) => website !== '',
  writer: ({ writer }) => writer !== null,
  badge: ({ badge }) => badge !== '',
  revisions: ({ revisions }) => revisions.length > 0,
  votes: ({ votes }) => votes > 0,
  moved: ({ imported }) => imported !== null,
  notice: ({ notice }) => notice !== null,
  reports: ({ reports }) => reports.length > 0,
  marks: ({ isPinned, isPicked }) => isPinned || isPicked,
  features: ({ features }) => features !== '',
  objection: ({ objectedAt = null }) => objectedAt !== null,
  appeals: ({ appeals }) => appeals.length > 0,
  decisions: ({ decisions }) => decisions.length > 0,
  'decision-record': ({ decisions, status }) => decisions.length > 0 || status !== 'published',
}

function lifeOf(status: ReplyStatus, lives: Lives): string {
  if (status === 'published' || status === 'erased') return 'Until you erase it'
  if (status !== 'held') {
    return `${days(lives[status])} from the last decision, or until you erase it`
  }
  return `${days(lives.held)} from its last change if nobody decides, or until you erase it`
}
