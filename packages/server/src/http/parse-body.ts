import type { PageKey, Words } from '@riposte/messages'
import { Problem } from '@riposte/protocol'
import type { FastifyInstance } from 'fastify'

const AS_BYTES = { parseAs: 'buffer' } as const

/**
 * Reads bodies of this scope as JSON, strictly: broken UTF-8 is refused, never guessed, because a
 * guess would change what somebody wrote.
 */
export function readJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', AS_BYTES, async (_: unknown, body: Buffer) =>
    parseJson(decodeUtf8(body)),
  )
}

/** Reads bodies of this scope as HTML forms, as strictly. None at all is an empty form. */
export function readFormBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addHook('preHandler', async (request) => {
    request.body ??= {}
  })
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    AS_BYTES,
    async (_: unknown, body: Buffer) => parseForm(decodeUtf8(body)),
  )
}

function decodeUtf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw new Problem('broken-encoding', 'The body is not UTF-8.', {}, cause)
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Problem('invalid-request', 'The body is not JSON.', { says: 'notUnderstood' }, cause)
  }
}

/** Fields of an HTML form (URL Standard, section 5.1); of a name that comes twice, the last. */
function parseForm(text: string): Record<string, string> {
  const fields: Record<string, string> = Object.create(null)
  for (const pair of text.split('&')) {
    if (!pair) continue
    const [name = '', ...value] = pair.split('=')
    fields[decodePercent(name)] = decodePercent(value.join('='))
  }
  return fields
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch (cause) {
    throw new Problem('broken-encoding', 'The form is not UTF-8.', {}, cause)
  }
}

/** What is wrong with an input, by field; `form` is about the input as a whole. */
export type FieldProblems = Readonly<Record<string, string>>

/** A compiled TypeBox schema, as far as it is needed here. */
interface Schema {
  readonly Errors: (input: unknown) => readonly unknown[]
}

/** Everything that is wrong with `input`, in words, or nothing. */
export function problemsIn(schema: Schema, input: unknown, words?: Words): FieldProblems {
  const problems: Record<string, string> = {}
  for (const { keyword, instancePath, params } of schema.Errors(input) as SchemaError[]) {
    const field = instancePath.slice(1)
    if (keyword === 'required') {
      for (const name of params.requiredProperties ?? [])
        problems[name] ??= said('This is missing.', 'missing', words)
    } else if (keyword === 'additionalProperties') {
      for (const name of params.additionalProperties ?? []) {
        problems[name] = said('There is no such field.', 'noSuchField', words)
      }
    } else if (keyword !== 'boolean')
      problems[field || 'form'] ??= inWords(keyword, params.limit, words)
  }
  return problems
}

interface SchemaError {
  readonly keyword: string
  readonly instancePath: string
  readonly params: {
    readonly limit?: number
    readonly requiredProperties?: readonly string[]
    readonly additionalProperties?: readonly string[]
  }
}

function inWords(keyword: string, limit = 0, words?: Words): string {
  if (keyword === 'maxLength' && words) return words.say('tooLong', { max: limit })
  if (keyword === 'minLength') return said('Please fill this in.', 'fillIn', words)
  if (keyword === 'maxLength')
    return `This is too long: at most ${limit.toLocaleString('en')} characters.`
  if (keyword === 'type') return said('This has the wrong type.', 'wrongType', words)
  return said('This is not what is expected here.', 'notExpected', words)
}

function said(english: string, key: PageKey, words?: Words): string {
  return words ? words.say(key) : english
}

/**
 * `input` as the schema's type.
 *
 * @param words of the site, for a reader.
 * @throws Problem `invalid-request` with the first thing that is wrong.
 */
export function checked<T>(schema: Schema, input: unknown, words?: Words): T {
  const problems = problemsIn(schema, input, words)
  const [field] = Object.keys(problems)
  if (field === undefined) return input as T
  throw new Problem('invalid-request', `${field}: ${problems[field]}`, { field })
}
