import {
  type BurstMemoryOptions,
  burstReason,
  createBurstMemory,
  type Fingerprint,
  fingerprint,
  type Reason,
  type Submission,
} from '@riposte/filter'
import type { EpochMs, Position, Recorded, ReplyId, SiteId } from '@riposte/protocol'
import type { Backend } from '../backend/backend.ts'

/** What is remembered of texts like one that has come in. */
export interface Recalled {
  readonly reasons: readonly Reason[]
  /** Eight hexadecimal digits that near-duplicates share, when there were some before. */
  readonly campaign: string | undefined
}

/** The burst memory of one site: in working memory only, empty after a restart. */
export interface RememberedBursts {
  readonly recall: (submission: Submission, at: EpochMs) => Recalled
  /** Counts an Akismet client's check, which is in no journal. */
  readonly noticeCheck: (submission: Submission, at: EpochMs) => void
  /** Takes an Akismet client's word that this is honest. */
  readonly noticeHonest: (submission: Submission, at: EpochMs) => void
  /** Up to where it knows the journal. */
  readonly followed: () => Position
  /** Remembers and forgets what the journal says, until `signal` aborts. */
  readonly follow: (signal: AbortSignal) => Promise<void>
}

/** What was put in for a reply, so that exactly this can be taken out. */
interface Imprint {
  readonly print: Fingerprint
  /** Null for a reply from before the memory began. */
  readonly rememberedAt: EpochMs | null
  readonly approvedAt: EpochMs | null
}

/** Of so many replies, the newest, an erasure takes the imprint out; of older ones it fades. */
export const IMPRINTS_MAX = 16_384

/** Follows the journal from where it is now. */
export async function openBurstMemory(
  { journal, views }: Pick<Backend, 'journal' | 'views'>,
  site: SiteId,
  options: BurstMemoryOptions = {},
): Promise<RememberedBursts> {
  const memory = createBurstMemory(options)
  const imprints = new Map<ReplyId, Imprint>()

  const keep = (id: ReplyId, imprint: Imprint) => {
    imprints.set(id, imprint)
    for (const oldest of imprints.keys()) {
      if (imprints.size <= IMPRINTS_MAX) return
      imprints.delete(oldest)
    }
  }
  const approve = (id: ReplyId, imprint: Imprint, approvedAt: EpochMs | null) => {
    if (imprint.approvedAt === approvedAt) return
    if (imprint.approvedAt !== null) memory.forgetHam(imprint.print, imprint.approvedAt)
    if (approvedAt !== null) memory.teachHam(imprint.print, approvedAt)
    keep(id, { ...imprint, approvedAt })
  }
  const forget = (id: ReplyId) => {
    const imprint = imprints.get(id)
    if (!imprint) return
    approve(id, imprint, null)
    if (imprint.rememberedAt !== null) memory.forget(imprint.print, imprint.rememberedAt)
    imprints.delete(id)
  }
  const take = async ({ event }: Recorded) => {
    if (event.site !== site || !('replyId' in event)) return
    const { replyId: id, at } = event
    if (event.type === 'submitted') {
      const print = fingerprint(event)
      memory.remember(print, at)
      keep(id, { print, rememberedAt: at, approvedAt: null })
    } else if (event.type === 'erased' || event.type === 'objected') forget(id)
    else {
      // The views may have run ahead of the event: the approval is taken as it stands now.
      const reply = await views.reply(site, id)
      if (!reply || reply.status === 'erased' || reply.objectedAt !== null) return
      const known = imprints.get(id)
      const imprint = known ?? { print: fingerprint(reply), rememberedAt: null, approvedAt: null }
      const last = reply.decisions.at(-1)
      approve(id, imprint, last?.kind === 'approve' ? last.at : null)
    }
  }

  const start = await journal.position()
  let followed = start
  return {
    recall(submission, at) {
      const burst = memory.recall(fingerprint(submission), at)
      const reason = burstReason(burst)
      return { reasons: reason ? [reason] : [], campaign: burst.campaign }
    },
    noticeCheck: (submission, at) => void memory.remember(fingerprint(submission), at),
    noticeHonest: (submission, at) => memory.teachHam(fingerprint(submission), at),
    followed: () => followed,
    async follow(signal) {
      for await (const batch of journal.follow(start, signal)) {
        for (const recorded of batch) await take(recorded)
        followed = batch.at(-1)!.position
      }
    },
  }
}
