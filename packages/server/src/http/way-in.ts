import { type EpochMs, LIMITS, Problem } from '@riposte/protocol'
import { isTagOf, tagOf } from './signed-text.ts'

/** From an e-mail address that is confirmed here to all replies that it is told about. */
export interface WayIn {
  /** A link's token, used once; undefined when the address was sent one a short while ago. */
  readonly newLink: (addressHash: string) => string | undefined
  /** @throws Problem `not-found` for a link that is forged, too old, or of an earlier start. */
  readonly check: (token: string) => void
  /** Uses the link up. Resolves to the token of the page that it opens. Throws as `check` does. */
  readonly open: (token: string) => string
  /** Whose replies such a page shows, by the hash of the address; undefined when it is over. */
  readonly addressOfPage: (token: string) => string | undefined
}

export interface WayInNeeds {
  readonly linkKey: Uint8Array
  readonly startedAt: EpochMs
  readonly now: () => EpochMs
  readonly randomBytes: (count: number) => Uint8Array
}

/**
 * Nothing about it is stored: links and pages are signed. Which links were used, and to whom one
 * was sent, is remembered for half an hour; links from before the process started are refused.
 */
export function createWayIn({ linkKey, startedAt, now, randomBytes }: WayInNeeds): WayIn {
  const used = new Map<string, EpochMs>()
  const sent = new Map<string, EpochMs>()
  const read = (token: string) => {
    const [made = '', addressHash = '', nonce = '', tag = ''] = token.split('.')
    const madeAt = Number.parseInt(made, 36)
    const isGood =
      isTagOf(linkKey, ['way in', made, addressHash, nonce], tag) &&
      madeAt >= startedAt &&
      now() - madeAt <= LIMITS.wayInLinkMsMax &&
      !used.has(nonce)
    if (isGood) return { addressHash, nonce }
    const detail = 'This link was used before, or it is too old. You can ask for another.'
    throw new Problem('not-found', detail, { says: 'wayOver' })
  }
  return {
    newLink(addressHash) {
      forgetOld(sent, now() - LIMITS.wayInAgainMsMin)
      if (sent.has(addressHash)) return undefined
      sent.set(addressHash, now())
      const made = now().toString(36)
      const nonce = Buffer.from(randomBytes(16)).toString('base64url')
      const tag = tagOf(linkKey, ['way in', made, addressHash, nonce])
      return [made, addressHash, nonce, tag].join('.')
    },
    check: (token) => void read(token),
    open(token) {
      const { addressHash, nonce } = read(token)
      forgetOld(used, now() - LIMITS.wayInLinkMsMax)
      used.set(nonce, now())
      const until = (now() + LIMITS.ownPageMsMax).toString(36)
      return [until, addressHash, tagOf(linkKey, ['own page', until, addressHash])].join('.')
    },
    addressOfPage(token) {
      const [until = '', addressHash = '', tag = ''] = token.split('.')
      const isOurs = isTagOf(linkKey, ['own page', until, addressHash], tag)
      return isOurs && now() < Number.parseInt(until, 36) ? addressHash : undefined
    },
  }
}

/** Entries stand in the order in which they came. */
function forgetOld(times: Map<string, EpochMs>, before: EpochMs): void {
  for (const [key, at] of times) {
    if (at >= before) return
    times.delete(key)
  }
}
