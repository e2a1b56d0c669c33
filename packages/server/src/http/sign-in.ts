import { type EpochMs, LIMITS, type ModeratorId, Problem } from '@riposte/protocol'
import { OWNER } from '../privacy/moderator-id.ts'
import { isTagOf, tagOf } from './signed-text.ts'

/** One-time links into the desk, and the sessions that they open. */
export interface SignIn {
  /** For the owner, or for the moderator whose id is given. */
  readonly newLink: (moderatorId?: ModeratorId) => string
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

/**
 * Links are signed with the key file's key, so that `riposte sign-in` can make one beside the
 * running server. Used ones are remembered while the process lives, and those made before it
 * started are refused: so each opens one session at the most.
 */
export function createSignIn(needs: SignInNeeds): SignIn {
  const used = new Set<string>()
  return {
    newLink: (moderatorId = OWNER) => signInToken(needs.linkKey, moderatorId, needs),
    open(token) {
      const [made = '', nonce = '', moderatorId = '', tag = ''] = token.split('.')
      const madeAt = Number.parseInt(made, 36)
      const isGood =
        isTagOf(needs.linkKey, [made, nonce, moderatorId], tag) &&
        madeAt >= needs.startedAt &&
        needs.now() - madeAt <= LIMITS.signInLinkMsMax &&
        !used.has(nonce)
      if (!isGood) throw notSignedIn('This sign-in link was used before, or it is too old.')
      used.add(nonce)
      return newSession(needs, moderatorId)
    },
    moderatorOf(session = '') {
      const [until = '', nonce = '', moderatorId = '', tag = ''] = session.split('.')
      const isGood =
        isTagOf(needs.sessionKey, [until, nonce, moderatorId], tag) &&
        needs.now() < Number.parseInt(until, 36)
      if (!isGood) throw notSignedIn('You are not signed in, or your session is over.')
      return moderatorId as ModeratorId
    },
  }
}

/** A one-time token for `/desk/sign-in/`, which says whom it signs in. */
export function signInToken(
  linkKey: Uint8Array,
  moderatorId: ModeratorId,
  { now, randomBytes }: Pick<SignInNeeds, 'now' | 'randomBytes'>,
): string {
  return signedWords(linkKey, now(), moderatorId, randomBytes)
}

function newSession({ sessionKey, now, randomBytes }: SignInNeeds, moderatorId: string): string {
  return signedWords(sessionKey, now() + LIMITS.sessionMsMax, moderatorId, randomBytes)
}

/** A moment, a number that is used once, and who: none of them has a full stop in it. */
function signedWords(
  key: Uint8Array,
  moment: EpochMs,
  moderatorId: string,
  randomBytes: SignInNeeds['randomBytes'],
): string {
  const nonce = Buffer.from(randomBytes(16)).toString('base64url')
  const words = [moment.toString(36), nonce, moderatorId]
  return [...words, tagOf(key, words)].join('.')
}

function notSignedIn(why: string): Problem {
  const next = 'On the server, run “riposte sign-in” for a new one.'
  return new Problem('not-signed-in', `${why} ${next}`)
}
