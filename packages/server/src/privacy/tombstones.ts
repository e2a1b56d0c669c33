import type { EpochMs, JournalEvent, Position, SiteId } from '@riposte/protocol'
import { idOfBytes, keyedHash } from './keyed-hash.ts'
import { LIVES } from './register-entry.ts'
import {
  appendTombstones,
  readTombstones,
  rewriteTombstones,
  type Tombstone,
} from './tombstone-file.ts'

export interface TombstoneNeeds {
  /** Outside of the data file, so that it survives when that is put back from a backup. */
  readonly file: string
  /** The key for tombstones of a site. */
  readonly keyOf: (site: SiteId) => Uint8Array
  readonly now: () => EpochMs
}

/** What was erased, as keyed hashes: with it an older backup can be rid of the same again. */
export interface Tombstones {
  /** Up to where the journal was followed. */
  readonly position: () => Position
  /** Notes what these events erased. On the disk when it returns. */
  readonly follow: (events: readonly JournalEvent[], position: Position) => void
  /** Notes that somebody no longer wants mail. On the disk when it returns. */
  readonly buryWishes: (site: SiteId, ids: readonly string[]) => void
  /** The tombstone of something that came in at `at`, if it was erased since. */
  readonly find: (site: SiteId, id: string, at: EpochMs) => Tombstone | undefined
  /** The journal is to be followed from its beginning. */
  readonly startOver: () => void
}

/**
 * Opens the list of erasures and drops from it what is older than its declared life.
 *
 * @throws Problem `storage-unavailable` when the file cannot be used.
 */
export function openTombstones({ file, keyOf, now }: TombstoneNeeds): Tombstones {
  const { position: followed, stones } = readTombstones(file)
  let position = followed
  const oldest = dayOf(now() - LIVES.tombstone)
  const living = [...stones.values()].filter(({ day }) => day >= oldest)
  rewriteTombstones(file, living, position)
  const hashOf = (site: SiteId, id: string) => idOfBytes(keyedHash(keyOf(site), [site, id]))
  return {
    position: () => position,
    follow(events, at) {
      const buried = events.flatMap((event): Tombstone[] => {
        if (event.type !== 'erased' && event.type !== 'forgotten') return []
        const [id, by] =
          event.type === 'erased' ? [event.replyId, event.by] : [event.lessonId, 'retention']
        const day = dayOf(event.at)
        return day < oldest ? [] : [{ hash: hashOf(event.site, id), day, by }]
      })
      position = at
      // Without an erasure nothing is lost when the same is followed again.
      if (buried.length > 0) appendTombstones(file, buried, position)
    },
    buryWishes(site, ids) {
      const day = dayOf(now())
      const buried = ids.map((id) => ({ hash: hashOf(site, id), day, by: 'reader' }))
      if (buried.length > 0) appendTombstones(file, buried, undefined)
    },
    find(site, id, at) {
      const stone = stones.get(hashOf(site, id))
      // A lesson that was forgotten can be taught again: then it is another.
      return stone && stone.day >= dayOf(at) ? stone : undefined
    },
    startOver() {
      position = 0
      rewriteTombstones(file, living, 0)
    },
  }
}

const dayOf = (at: EpochMs) => new Date(at).toISOString().slice(0, 10)
