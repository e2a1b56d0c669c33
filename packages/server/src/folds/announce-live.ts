import type { LiveChange, Recorded } from '@riposte/protocol'
import type { Backend } from '../backend/backend.ts'
import type { PlacedReply } from '../backend/placed-reply.ts'
import { mayHaveBeenShown } from '../replies/apply-event.ts'
import type { LiveAudience } from './live-audience.ts'

export interface AnnounceNeeds {
  readonly backend: Pick<Backend, 'journal' | 'views'>
  readonly audience: LiveAudience
  /** The change as a page shows it, from the one renderer. */
  readonly liveChange: (reply: PlacedReply) => Promise<LiveChange>
  /** Drops drawn copies of an erased reply. */
  readonly forgetDrawn: (reply: PlacedReply) => void
}

/** Tells open pages and desks what the journal says, as it happens, until `signal` aborts. */
export async function announceLive(needs: AnnounceNeeds, signal: AbortSignal): Promise<void> {
  const { journal } = needs.backend
  const start = await journal.position()
  needs.audience.noteTold(start)
  for await (const batch of journal.follow(start, signal)) {
    for (const recorded of batch) await announce(needs, recorded)
    needs.audience.noteTold(batch.at(-1)!.position)
  }
}

async function announce(
  { backend, audience, liveChange, forgetDrawn }: AnnounceNeeds,
  { position, event }: Recorded,
): Promise<void> {
  // A vote moves no words: who looks at the page again sees the new number.
  if (!('replyId' in event) || event.type === 'voted') return
  const { site, replyId } = event
  const reply = await backend.views.reply(site, replyId)
  if (!reply) return
  if (event.type === 'erased') forgetDrawn(reply)
  // What a reader asks of moderators changes nothing that others see.
  const isAsked = event.type === 'reported' || event.type === 'appealed'
  const isSeen = !isAsked && mayHaveBeenShown(reply)
  if (isSeen && audience.isWatched(site, reply.article)) {
    const value = await liveChange(reply)
    audience.tellThread(site, reply.article, { position, name: 'reply', value })
  }
  if (!audience.isDeskWatched(site)) return
  if (event.type === 'erased') {
    audience.tellDesk(site, { position, name: 'erased', value: { replyId } })
  }
  const counts = await backend.views.queueCounts(site)
  audience.tellDesk(site, { position, name: 'queue', value: counts })
}
