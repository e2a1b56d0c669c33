import type { Facts, Submission } from '@riposte/filter'
import type { FastifyRequest } from 'fastify'
import { agentFamily } from './agent-family.ts'

export type CommentFields = Readonly<Record<string, string>>

/** What an Akismet client sent: a form, or JSON as Coral does. Broken bytes become U+FFFD. */
export function commentFields(request: FastifyRequest): CommentFields {
  const text = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : ''
  if (/json/i.test(request.headers['content-type'] ?? '')) return jsonFields(text)
  return Object.fromEntries(new URLSearchParams(text))
}

function jsonFields(text: string): CommentFields {
  try {
    const parsed: unknown = JSON.parse(text)
    const entries = Object.entries(parsed ?? {}).filter(([, value]) => value !== null)
    return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]))
  } catch {
    return {}
  }
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
