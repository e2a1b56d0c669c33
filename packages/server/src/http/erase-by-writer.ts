import type { PlacedReply } from '../backend/placed-reply.ts'
import { eraseReply } from '../replies/erase.ts'
import type { AppNeeds } from './app-needs.ts'
import { exportReply } from './export-reply.ts'
import { untilFollowed } from './look-for-erased.ts'

/**
 * Erases a reply for its writer, and waits until that has reached the model and the open pages.
 *
 * @returns which entries of the register were held, for the list of what was erased.
 */
export async function eraseByWriter(needs: AppNeeds, reply: PlacedReply): Promise<string> {
  const { held } = await exportReply(needs, reply)
  const { position } = await eraseReply(needs, needs.site, reply.id, 'writer')
  await needs.mailBook.dropReply(needs.site, reply.id)
  await untilFollowed(needs, position)
  return held.map(({ entry }) => entry).join('.')
}
