import type { Journal } from '../backend/journal.ts'
import type { Tombstones } from '../privacy/tombstones.ts'

/**
 * Notes every erasure outside of the data file, until `signal` aborts. It goes on where the notes
 * end, so that it may be killed anywhere: what was erased and not yet noted is noted at the start.
 */
export async function keepTombstones(
  journal: Journal,
  tombstones: Pick<Tombstones, 'position' | 'follow'>,
  signal: AbortSignal,
): Promise<void> {
  for await (const batch of journal.follow(tombstones.position(), signal)) {
    const events = batch.map(({ event }) => event)
    tombstones.follow(events, batch.at(-1)!.position)
  }
}
