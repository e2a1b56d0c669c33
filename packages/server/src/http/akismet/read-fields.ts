import { LIMITS, Problem } from '@riposte/protocol'
import type { FastifyRequest } from 'fastify'
import { type ClientFields, keepReadFields } from './field-names.ts'
import { readMultipart } from './read-multipart.ts'
import { refuseTooManyFields, tooManyFields } from './refuse-too-many-fields.ts'

type Pairs = Iterable<readonly [string, string]>

/**
 * The fields that an Akismet client sent, in its query and in its body: a form of either kind, or
 * JSON as Coral does. Broken bytes become U+FFFD: a check of most of a text is better than none.
 *
 * @throws Problem `invalid-request` when the body is not what it says it is, or has too many
 * fields.
 */
export async function readFields(request: FastifyRequest): Promise<ClientFields> {
  const { url } = request
  const inQuery = url.includes('?') ? readForm(url.slice(url.indexOf('?') + 1)) : []
  const inBody = Buffer.isBuffer(request.body) ? await readBody(request, request.body) : []
  return keepReadFields([...inQuery, ...inBody])
}

export function saysJson(request: FastifyRequest): boolean {
  return /^application\/([\w.-]+\+)?json\b/i.test(request.headers['content-type'] ?? '')
}

async function readBody(request: FastifyRequest, body: Buffer): Promise<Pairs> {
  const type = request.headers['content-type'] ?? ''
  if (/^multipart\/form-data/i.test(type)) return readMultipart(type, body)
  return saysJson(request) ? readJson(body.toString()) : readForm(body.toString())
}

/** A form by the URL Standard, section 5.1: a bare name is a field with nothing in it. */
function readForm(text: string): Pairs {
  refuseTooManyFields(text, '&')
  return new URLSearchParams(text)
}

/** An object's fields; a list is a field that comes again and again; an object inside is none. */
function readJson(text: string): Pairs {
  let parsed: unknown
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw new Problem('invalid-request', 'The body is not JSON.', {}, cause)
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new Problem('invalid-request', 'The body is not a JSON object.')
  }
  const pairs = Object.entries(parsed).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((it: unknown) => [name, it] as const),
  )
  if (pairs.length > LIMITS.akismetFieldsMax) throw tooManyFields()
  const isPlain = ([, value]: readonly [string, unknown]) =>
    /^(string|number|boolean)$/.test(typeof value)
  return pairs.filter(isPlain).map(([name, value]) => [name, String(value).toWellFormed()])
}
