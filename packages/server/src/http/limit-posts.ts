import { type EpochMs, Problem } from '@riposte/protocol'
import { keyedHash } from '../privacy/keyed-hash.ts'
import { networkOf } from '../privacy/network-of.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const NETWORKS_MAX = 100_000

export interface PostLimitNeeds {
  readonly perMinute: number
  /** What is counted, in words. */
  readonly what: string
  readonly now: () => EpochMs
  readonly randomBytes: (count: number) => Uint8Array
}

export interface PostLimit {
  /** Counts a post; throws Problem `rate-limited` with the seconds to wait. */
  readonly limitPosts: (address: string) => void
  /** Forgets the networks that did not post for a minute, and an outdated key. For a timer. */
  readonly forgetIdle: () => void
}

/**
 * Counts the posts of each network over the last minute. In memory, under a keyed hash whose key
 * is random, changes daily and is never written: afterwards nobody can say whose posts these were.
 */
export function createPostLimit(needs: PostLimitNeeds): PostLimit {
  let key = needs.randomBytes(32)
  let keySince = needs.now()
  let posts = new Map<string, readonly EpochMs[]>()

  const forgetIdle = () => {
    const now = needs.now()
    if (now - keySince > DAY_MS || now < keySince) {
      key = needs.randomBytes(32)
      keySince = now
      posts = new Map()
    }
    const busy = [...posts].filter(([, times]) => now - times.at(-1)! < MINUTE_MS)
    posts = new Map(busy.slice(-NETWORKS_MAX / 2))
  }

  const limitPosts = (address: string) => {
    const now = needs.now()
    if (posts.size >= NETWORKS_MAX || now < keySince) forgetIdle()
    const network = Buffer.from(keyedHash(key, [networkOf(address)])).toString('base64')
    const recent = (posts.get(network) ?? []).filter((at) => now - at < MINUTE_MS && at <= now)
    if (recent.length >= needs.perMinute) {
      const retryAfterSeconds = Math.max(1, Math.ceil((recent[0]! + MINUTE_MS - now) / 1000))
      const detail =
        `That is more than ${needs.perMinute} ${needs.what} in a minute from one network. ` +
        `Nothing you wrote is lost: please try again in ${retryAfterSeconds} seconds.`
      const values = { max: needs.perMinute, count: retryAfterSeconds }
      throw new Problem('rate-limited', detail, {
        retryAfterSeconds,
        says: 'tooManyPosts',
        values,
      })
    }
    posts.delete(network)
    posts.set(network, [...recent, now])
  }
  return { limitPosts, forgetIdle }
}
