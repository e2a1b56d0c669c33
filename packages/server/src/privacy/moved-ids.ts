import type { ReplyId, SiteId, WriterId } from '@riposte/protocol'
import { idOfBytes, type KeyOf, keyedHash } from './keyed-hash.ts'

/** What replies of other systems and their writers are called here: the same in every run. */
export interface MovedIds {
  /** @param source the name of the source; @param id the reply's own id there. */
  readonly replyIdOf: (source: string, id: string) => ReplyId
  /** Null without an e-mail address: a name alone is anybody's. */
  readonly writerOf: (email: string) => WriterId | null
}

export function createMovedIds(keyOf: KeyOf, site: SiteId): MovedIds {
  const idKey = keyOf('import-id', site)
  const writerKey = keyOf('import-writer', site)
  return {
    replyIdOf: (source, id) => idOfBytes(keyedHash(idKey, [site, 'import', source, id])) as ReplyId,
    writerOf(email) {
      const address = email.trim().toLowerCase()
      return address ? (idOfBytes(keyedHash(writerKey, [address])) as WriterId) : null
    },
  }
}
