import type { SiteId } from '@riposte/protocol'
import type { Backend } from './backend/backend.ts'
import { keepTombstones } from './folds/keep-tombstones.ts'
import { buryWishes, wishesOf } from './privacy/bury-wishes.ts'
import type { KeyOf } from './privacy/keyed-hash.ts'
import { openTombstones } from './privacy/tombstones.ts'
import { eraseAgain } from './replies/erase-again.ts'

export interface ErasureParts {
  /** The file of tombstones; undefined when nothing is kept anyway. */
  readonly erasedFile?: string
  readonly keyOf: KeyOf
  readonly backend: Backend
  readonly now: () => number
  readonly complain: (line: string) => void
}

/** What makes erasures last beyond a restored backup. */
export interface Erasures {
  /** The same, but what its owner ends is noted. */
  readonly backend: Backend
  readonly follow: (signal: AbortSignal) => Promise<void>
}

/**
 * Opens the list of erasures. A data file that is older than it was put back by hand: then what was
 * erased since is erased again before anybody sees it.
 *
 * @throws Problem `storage-unavailable` when the file cannot be used.
 */
export async function openErasures(parts: ErasureParts): Promise<Erasures> {
  const { erasedFile: file, backend, complain } = parts
  const { journal, mailBook } = backend
  if (file === undefined) return { backend, follow: async () => {} }
  const keyOf = (site: SiteId) => parts.keyOf('tombstone', site)
  const tombstones = openTombstones({ ...parts, file, keyOf })
  if (tombstones.position() > (await journal.position())) {
    const erased = await eraseAgain({
      ...parts,
      findErased: tombstones.find,
      wishesOf: (site) => wishesOf(mailBook, site),
    })
    tombstones.startOver()
    const count = erased.replies + erased.lessons + erased.wishes
    complain(`The data file is an older one: ${count} entries were erased from it again.`)
  }
  return {
    backend: { ...backend, mailBook: buryWishes(mailBook, tombstones) },
    follow: (signal) => keepTombstones(journal, tombstones, signal),
  }
}
