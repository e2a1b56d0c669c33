import { setTimeout } from 'node:timers/promises'
import { type LessonId, LIMITS, type Position } from '@riposte/protocol'
import type { PlacedReply } from '../backend/placed-reply.ts'
import { checkErased, type ErasureState } from '../privacy/check-erased.ts'
import type { ErasureView } from '../render/receipt-erasure.tsx'
import type { AppNeeds } from './app-needs.ts'
import { forgetDrawn } from './forget-drawn.ts'

/**
 * Looks for an erased reply now, wherever it may have been: nothing is taken for granted.
 *
 * @param entries of the register that were held before; empty: all.
 */
export async function lookForErased(
  needs: AppNeeds,
  reply: PlacedReply,
  entries: readonly string[],
): Promise<ErasureView> {
  const { journal, views, mailBook, recordBook, site } = needs
  const { learning, bursts, writers, audience } = needs
  const { id, position } = reply
  const checked = checkErased({
    reply,
    events: await journal.about(site, id, LIMITS.eventsLookedForMax),
    votes: await views.votersOf(site, id),
    hasLesson: (await views.lesson(site, id as string as LessonId)) !== undefined,
    wantsMail: (await mailBook.subscriptionOf(site, id)) !== undefined,
    recorded: (await recordBook.about(site, id)).length,
  })
  const since = (followed: Position): ErasureState => (followed >= position ? 'gone' : 'under-way')
  const isKnown = (entry: string) => checked.some((it) => it.entry === entry)
  const asked = entries.filter(isKnown)
  return {
    erasedAt: reply.erasedAt ?? reply.changedAt,
    lookedAt: needs.now(),
    entries: checked.filter(({ entry }) => asked.length === 0 || asked.includes(entry)),
    model: since(learning.followed()),
    memory: since(Math.min(bursts.followed(), writers.followed())),
    copies: forgetDrawn(needs, reply) ? 'under-way' : 'gone',
    pages: since(audience.toldUpTo()),
  }
}

const WAIT_MS = 10
const WAITS_MAX = 100

/** Waits until all programs that follow the journal have seen `position`; a second at most. */
export async function untilFollowed(needs: AppNeeds, position: Position): Promise<void> {
  const { learning, bursts, writers, audience } = needs
  for (let waits = 0; waits < WAITS_MAX; waits++) {
    const followed = [learning.followed(), bursts.followed(), writers.followed()]
    if (Math.min(...followed, audience.toldUpTo()) >= position) return
    await setTimeout(WAIT_MS)
  }
}
