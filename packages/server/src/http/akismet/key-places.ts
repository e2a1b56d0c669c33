import type { FastifyRequest } from 'fastify'
import type { ClientFields } from './field-names.ts'

/** A key as the first label of a host's name: `0123456789ab.rest.akismet.com`. */
const KEY_LABEL = /^([0-9a-f]{12})\./i

/**
 * The key that a call is signed with: the field `api_key`, the host's first label, or the field
 * `key`. Names of hosts have no case, so keys have none either.
 */
export function signingKey(request: FastifyRequest, fields: ClientFields): string {
  const label = KEY_LABEL.exec(request.host ?? '')?.[1]
  return (fields.api_key || label || fields.key || '').toLowerCase()
}

/** The key that a call is about: `key` wins, since WordPress signs with the one it has stored. */
export function keyAskedAbout(request: FastifyRequest, fields: ClientFields): string {
  return fields.key?.toLowerCase() || signingKey(request, fields)
}
