import { LIMITS, type ModeratorId } from '@riposte/protocol'
import { idOfBytes, keyedHash } from './keyed-hash.ts'

/**
 * Who signs in without a name of their own: whoever runs the site. It was everybody's id before
 * moderators had names, so the owner answers for what was decided then.
 */
export const OWNER = 'moderator-1' as ModeratorId

const ID_CHARS = 16
const SHOWN_CHARS = 6

/**
 * The id of a named moderator, 80 bits of a keyed hash: the same whenever the same name is given,
 * however it is spaced and capitalized, and the name cannot be read from it.
 *
 * @param key of the purpose `moderator`, so that no two sites have the same ids.
 */
export function moderatorIdOf(key: Uint8Array, name: string): ModeratorId {
  const folded = name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
  return `moderator-${idOfBytes(keyedHash(key, [folded])).slice(0, ID_CHARS)}` as ModeratorId
}

/** What is wrong with a moderator's name, or undefined. */
export function problemOfModeratorName(name: string): string | undefined {
  const chars = [...name.trim()].length
  if (chars === 0) return 'must not be empty.'
  if (chars > LIMITS.nameCharsMax) return `must have at most ${LIMITS.nameCharsMax} characters.`
  return /\p{Cc}/u.test(name) ? 'must have no control characters.' : undefined
}

/** `Owner`, or `Moderator` and the beginning of the id: what colleagues are shown. */
export function moderatorInWords(id: ModeratorId): string {
  if (id === OWNER) return 'Owner'
  return `Moderator ${id.replace(/^moderator-/, '').slice(0, SHOWN_CHARS)}`
}
