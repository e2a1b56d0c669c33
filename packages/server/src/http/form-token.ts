import { type ArticleId, type EpochMs, LIMITS, Problem, type Saying } from '@riposte/protocol'
import { isTagOf, tagOf } from './signed-text.ts'

export interface FormTokenNeeds {
  readonly formTokenKey: Uint8Array
  readonly now: () => EpochMs
  readonly randomBytes: (count: number) => Uint8Array
}

/** A form's token: for which article it was made and when, signed. `TIME.NONCE.TAG`. */
export function newFormToken(needs: FormTokenNeeds, article: ArticleId): string {
  const made = needs.now().toString(36)
  const nonce = Buffer.from(needs.randomBytes(12)).toString('base64url')
  return `${made}.${nonce}.${tagOf(needs.formTokenKey, [article, made, nonce])}`
}

/**
 * How long the form was open, in seconds.
 *
 * @throws Problem `form-token-refused` when it is forged, for another article, or too old.
 */
export function formSecondsOf(needs: FormTokenNeeds, article: ArticleId, token: string): number {
  const [made = '', nonce = '', tag = ''] = token.split('.')
  if (!isTagOf(needs.formTokenKey, [article, made, nonce], tag)) {
    throw refused('This form did not come from this site, or it was damaged on the way.')
  }
  const age = needs.now() - Number.parseInt(made, 36)
  if (age > LIMITS.formAgeMsMax) throw refused('This form was open for more than a day.', 'formOld')
  return Math.max(0, age / 1000)
}

function refused(why: string, says?: Saying): Problem {
  const detail = `${why} Your text is kept: please post it once more.`
  return new Problem('form-token-refused', detail, says && { says })
}
