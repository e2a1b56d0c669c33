import type { Facts, Submission } from '@riposte/filter'
import { Problem } from '@riposte/protocol'
import type { FastifyRequest } from 'fastify'
import { agentFamily } from './agent-family.ts'

export type CommentFields = Readonly<Record<string, string>>

/**
 * What an Akismet client sent: a form, or JSON as Coral does. Broken bytes become U+FFFD.
 *
 * @throws Problem when it is neither.
 */
export function commentFields(request: FastifyRequest): CommentFields {
  const text = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : ''
  const type = request.headers['content-type'] ?? ''
  if (/multipart/i.test(type)) {
    throw new Problem('unsupported-media-type', 'Multipart bodies are not understood here yet.')
  }
  const entries = /json/i.test(type) ? jsonEntries(text) : new URLSearchParams(text)
  return Object.assign(Object.create(null), Object.fromEntries(entries))
}

function jsonEntries(text: string): readonly [string, string][] {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch (cause) {
    throw new Problem('invalid-request', 'The body is not JSON.', {}, cause)
  }
  // A list or an object inside is not a field that we read.
  const isPlain = ([, value]: [string, unknown]) => /^(string|number|boolean)$/.test(typeof value)
  const entries = Object.entries((parsed ?? {}) as Record<string, unknown>)
  return entries.filter(isPlain).map(([name, value]) => [name, String(value)])
}

/** The comment in the filter's words. Fields beyond these are dropped here, unseen. */
export function submissionOfComment(fields: CommentFields): Submission {
  const language = fields['blog_lang']?.split(/[,\s]/)[0]
  return {
    text: asTyped(fields['comment_content'] ?? ''),
    author: asTyped(fields['comment_author'] ?? ''),
    authorUrl: fields['comment_author_url'] ?? '',
    email: fields['comment_author_email'] ?? '',
    ...(language && { language }),
  }
}

/** Nothing that could teach anything: a body that lost its fields on the way, say. */
export function isEmpty({ text, author, authorUrl, email }: Submission): boolean {
  return !text && !author && !authorUrl && !email
}

export function factsOfComment(fields: CommentFields): Facts {
  const honeypot = fields['honeypot_field_name']
  const agent = fields['user_agent']
  return {
    honeypotFilled: Boolean((honeypot && fields[honeypot]) || fields['POST_ak_hp_textarea']),
    // Some clients put their own name here, and some have none to give: only a browser's says much.
    ...(agent && agentFamily(agent) === 'browser' && { agent: 'browser' as const }),
  }
}

/** The values by which clients test that spam is caught. */
export function isGuaranteedSpam(fields: CommentFields): boolean {
  return (
    /^(viagra-test-123|akismet-guaranteed-spam)$/.test(fields['comment_author'] ?? '') ||
    fields['comment_author_email'] === 'akismet-guaranteed-spam@example.com' ||
    /^(1|true)$/i.test(fields['test_discard'] ?? '')
  )
}

/** The site says that its own administrator wrote this; the key vouches for the site. */
export function isTrusted(fields: CommentFields): boolean {
  return (fields['user_role'] ?? '').split(',').some((role) => role.trim() === 'administrator')
}

/**
 * A text as its writer typed it. WordPress puts backslashes before quotes in a check but not in
 * feedback, and entities into a recheck: without this they would not be the same text.
 */
function asTyped(text: string): string {
  const isSlashed = /\\['"\\]/.test(text) && !/(^|[^\\])(\\\\)*['"]/.test(text)
  const unslashed = isSlashed ? text.replace(/\\(['"\\])/g, '$1') : text
  return unslashed
    .replace(/&(lt|gt|quot|#0?39);/g, (_, name: string) => ENTITIES[name] ?? "'")
    .replaceAll('&amp;', '&')
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"' }
