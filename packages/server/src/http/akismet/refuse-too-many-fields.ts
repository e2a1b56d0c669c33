import { LIMITS, Problem } from '@riposte/protocol'

/**
 * Counts what stands between fields, which is cheaper than to read them.
 *
 * @throws Problem `invalid-request` when there are more fields than any form has.
 */
export function refuseTooManyFields(body: string | Buffer, separator: string): void {
  let count = 0
  let at = body.indexOf(separator)
  while (at >= 0) {
    if (++count > LIMITS.akismetFieldsMax) throw tooManyFields()
    at = body.indexOf(separator, at + separator.length)
  }
}

export function tooManyFields(): Problem {
  const detail = `At most ${LIMITS.akismetFieldsMax} fields are taken at once.`
  return new Problem('invalid-request', detail)
}
