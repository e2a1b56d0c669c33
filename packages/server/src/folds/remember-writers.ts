import {
  createReputation,
  foldReputation,
  linkedDomains,
  type Reason,
  type ReputationKeys,
  type Submission,
} from '@riposte/filter'
import type { EpochMs, LessonLabel, Position, Recorded, ReplyId, SiteId } from '@riposte/protocol'
import type { Backend } from '../backend/backend.ts'
import { idOfBytes, keyedHash } from '../privacy/keyed-hash.ts'
import { neighbourhoodOf } from '../privacy/network-of.ts'

/** What one site's moderators decided about writers: in working memory, empty after a restart. */
export interface RememberedWriters {
  /** What is known of whoever sent `submission` from the IP `address`. */
  readonly recall: (submission: Submission, address: string, at: EpochMs) => readonly Reason[]
  /** Keeps who wrote a reply, so that a decision about it can be remembered of them. */
  readonly notice: (id: ReplyId, submission: Submission, address: string) => void
  /** Takes an Akismet client's word about somebody. */
  readonly teach: (submission: Submission, address: string, label: LessonLabel, at: EpochMs) => void
  /** Up to where it knows the journal. */
  readonly followed: () => Position
  /** Remembers and forgets what the journal says, until `signal` aborts. */
  readonly follow: (signal: AbortSignal) => Promise<void>
}

interface Lesson {
  readonly keys: ReputationKeys
  readonly label: LessonLabel
  readonly at: EpochMs
}

/** Of so many replies, the newest, it is known from whom they came; and so many lessons count. */
const WRITERS_MAX = 16_384

/**
 * Follows the journal from where it is now. Names, addresses, networks and domains are kept as 32
 * bits of a hash under `key`, which must be random and kept nowhere else.
 */
export async function openWriterMemory(
  { journal, views }: Pick<Backend, 'journal' | 'views'>,
  site: SiteId,
  key: Uint8Array,
): Promise<RememberedWriters> {
  const writers = new Map<ReplyId, ReputationKeys>()
  const lessons = new Map<string, Lesson>()
  let reputation = createReputation()

  const learn = (id: string, lesson: Lesson | undefined) => {
    const known = lessons.get(id)
    if (known?.label === lesson?.label && known?.at === lesson?.at) return
    lessons.delete(id)
    if (lesson) lessons.set(id, lesson)
    const isFull = dropOldest(lessons)
    // What was said and no longer holds must leave no trace: only a new fold is sure of that.
    if (known || isFull) reputation = foldReputation(lessons.values())
    else if (lesson) reputation.teach(lesson)
  }
  const take = async ({ event }: Recorded) => {
    if (event.site !== site || !('replyId' in event) || event.type === 'submitted') return
    const { replyId: id } = event
    if (event.type === 'erased' || event.type === 'objected') {
      writers.delete(id)
      return learn(id, undefined)
    }
    // The views may have run ahead of the event: the decision is taken as it stands now.
    const reply = await views.reply(site, id)
    const standing = reply?.decisions.at(-1)
    if (!reply || !standing?.lesson) return learn(id, undefined)
    const words = { text: reply.text, author: reply.name, authorUrl: reply.website }
    const keys = writers.get(id) ?? keysOf(key, words, '')
    learn(id, { keys, label: standing.lesson.label, at: standing.at })
  }

  const start = await journal.position()
  let followed = start
  return {
    recall(submission, address, at) {
      if (lessons.size === 0) return []
      return reputation.recall(keysOf(key, submission, address), at)
    },
    notice(id, submission, address) {
      writers.set(id, keysOf(key, submission, address))
      dropOldest(writers)
    },
    teach(submission, address, label, at) {
      const { text, author = '', authorUrl = '', email = '' } = submission
      const sent = keyedHash(key, ['feedback', text, author, authorUrl, email])
      learn(idOfBytes(sent), { keys: keysOf(key, submission, address), label, at })
    },
    followed: () => followed,
    async follow(signal) {
      for await (const batch of journal.follow(start, signal)) {
        for (const recorded of batch) await take(recorded)
        followed = batch.at(-1)!.position
      }
    },
  }
}

/** Whether the oldest had to go. */
function dropOldest(from: Map<unknown, unknown>): boolean {
  if (from.size <= WRITERS_MAX) return false
  for (const oldest of from.keys()) {
    if (from.size <= WRITERS_MAX - WRITERS_MAX / 8) break
    from.delete(oldest)
  }
  return true
}

function keysOf(key: Uint8Array, submission: Submission, address: string): ReputationKeys {
  const pseudonym = (kind: string, of: string) =>
    Buffer.from(keyedHash(key, [kind, of.trim().toLowerCase()])).readUInt32LE()
  const { author, email } = submission
  return {
    ...(author?.trim() && { author: pseudonym('author', author) }),
    ...(email?.trim() && { email: pseudonym('email', email) }),
    ...(address && { network: pseudonym('network', neighbourhoodOf(address)) }),
    domains: linkedDomains(submission).map((domain) => pseudonym('domain', domain)),
  }
}
