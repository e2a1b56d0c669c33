import { type EpochMs, LIMITS, type ModeratorId, Problem } from '@riposte/protocol'
import { isTagOf, tagOf } from './signed-text.ts'

/** One-time links into the desk, and the sessions that they open. */
export interface SignIn {
  readonly newLink: () => string
  /**
   * Opens a session for a link's token, once; resolves to the session cookie's value.
   *
   * @throws Problem `not-signed-in` when the link is forged, used, too old, or of an earlier start.
   */
  readonly open: (token: string) => string
  /** Who is signed in. Throws Problem `not-signed-in`. */
  readonly moderatorOf: (session: string | undefined) => ModeratorId
}

export interface SignInNeeds {
  readonly linkKey: Uint8Array
  readonly sessionKey: Uint8Array
  readonly startedAt: EpochMs
  readonly now: () => EpochMs
  readonly randomBytes: (count: number) => Uint8Array
}

const MODERATOR = 'moderator-1' as ModeratorId

/**
 * Links are signed with the key file's key, so that `riposte sign-in` can make one beside the
 * running server. Used ones are remembered while the process lives, and those made before it
 * started are refused: so each opens one session at the most.
 */
export function createSignIn(needs: SignInNeeds): SignIn {
  const used = new Set<string>()
  return {
    newLink: () => signInToken(needs.linkKey, needs.now(), needs.randomBytes),
    open(token) {
      const [made = '', nonce = '', tag = ''] = token.split('.')
      const madeAt = Number.parseInt(made, 36)
      const isGood =
        isTagOf(needs.linkKey, [made, nonce], tag) &&
        madeAt >= needs.startedAt &&
        needs.now() - madeAt <= LIMITS.signInLinkMsMax &&
        !used.has(nonce)
      if (!isGood) throw notSignedIn('This sign-in link was used before, or it is too old.')
      used.add(nonce)
      return newSession(needs)
    },
    moderatorOf(session = '') {
      const [until = '', nonce = '', tag = ''] = session.split('.')
      const isGood =
        isTagOf(needs.sessionKey, [until, nonce, MODERATOR], tag) &&
        needs.now() < Number.parseInt(until, 36)
      if (!isGood) throw notSignedIn('You are not signed in, or your session is over.')
      return MODERATOR
    },
  }
}

/** A one-time token for `/desk/sign-in/`. */
export function signInToken(
  linkKey: Uint8Array,
  now: EpochMs,
  randomBytes: (count: number) => Uint8Array,
): string {
  const made = now.toString(36)
  const nonce = Buffer.from(randomBytes(16)).toString('base64url')
  return `${made}.${nonce}.${tagOf(linkKey, [made, nonce])}`
}

function newSession({ sessionKey, now, randomBytes }: SignInNeeds): string {
  const until = (now() + LIMITS.sessionMsMax).toString(36)
  const nonce = Buffer.from(randomBytes(16)).toString('base64url')
  return `${until}.${nonce}.${tagOf(sessionKey, [until, nonce, MODERATOR])}`
}

function notSignedIn(why: string): Problem {
  const next = 'On the server, run “riposte sign-in” for a new one.'
  return new Problem('not-signed-in', `${why} ${next}`)
}
