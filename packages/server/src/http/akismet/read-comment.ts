import type { Facts, Submission } from '@riposte/filter'
import { agentFamily } from '../agent-family.ts'
import type { ClientFields } from './field-names.ts'

/** The comment in the filter's words. */
export function submissionOfComment(fields: ClientFields): Submission {
  // Of a blog in several languages the first is most often the right one.
  const language = fields.blog_lang?.split(/[,\s]/)[0]?.replaceAll('_', '-')
  return {
    text: asTyped(fields.comment_content ?? ''),
    author: asTyped(fields.comment_author ?? ''),
    authorUrl: fields.comment_author_url ?? '',
    email: fields.comment_author_email ?? '',
    ...(fields.comment_context && { articleTitle: asTyped(fields.comment_context) }),
    ...(language && { language }),
  }
}

/** Nothing that could teach anything: a body that lost its fields on the way, say. */
export function isEmpty({ text, author, authorUrl, email }: Submission): boolean {
  return !text && !author && !authorUrl && !email
}

/** How it was sent. What other programs send for themselves no form was filled in for. */
export function factsOfComment(fields: ClientFields): Facts {
  if (/^(pingback|trackback)$/i.test(fields.comment_type ?? '')) return {}
  const { user_agent: agent, akismet_comment_nonce: nonce } = fields
  const formSeconds = secondsOnForm(fields)
  const role = roleOf(fields)
  return {
    honeypotFilled: Boolean(fields.honeypotFilled || fields.POST_ak_hp_textarea),
    // Some clients put their own name here, and some have none to give: only a browser's says much.
    ...(agent && agentFamily(agent) === 'browser' && { agent: 'browser' as const }),
    ...(formSeconds !== undefined && { formSeconds }),
    ...(isFromElsewhere(fields) && { referrerElsewhere: true }),
    ...(role && { role }),
    // Whether the form came from the site's own page; `inactive` where the site does not ask.
    ...((nonce === 'passed' || nonce === 'failed') && { formToken: nonce }),
  }
}

const FORM_SECONDS_MAX = 24 * 60 * 60

/**
 * From the form's making to its sending, by the visitor's own clock, as WordPress's script writes
 * down both. Without the script the first is a number up to 250, and there is no second.
 */
function secondsOnForm({ POST_ak_js: made, POST_ak_bfs: sent }: ClientFields): number | undefined {
  if (!/^\d{13}$/.test(made ?? '') || !/^\d{13}$/.test(sent ?? '')) return undefined
  const seconds = (Number(sent) - Number(made)) / 1000
  return seconds >= 0 && seconds <= FORM_SECONDS_MAX ? seconds : undefined
}

/** The form was sent from a page that is neither on the site nor where the comment stands. */
function isFromElsewhere({ referrer, permalink, blog }: ClientFields): boolean {
  const from = hostIn(referrer)
  const homes = [hostIn(permalink), hostIn(blog)].filter((host) => host !== undefined)
  return from !== undefined && homes.length > 0 && !homes.includes(from)
}

function hostIn(url = ''): string | undefined {
  const isWeb = /^https?:/i.test(url) && URL.canParse(url)
  return isWeb ? new URL(url).host.replace(/^www\./, '') : undefined
}

/** WordPress sends all of a user's roles: the highest of them counts. */
const ROLES = ['administrator', 'owner', 'editor', 'moderator', 'staff', 'author']

function roleOf(fields: ClientFields): string | undefined {
  const roles = rolesIn(fields)
  return ROLES.find((role) => roles.includes(role)) ?? roles[0]
}

function rolesIn({ user_role: roles = '' }: ClientFields): readonly string[] {
  const names = roles.split(',').map((role) => role.trim().toLowerCase())
  return names.filter(Boolean).map((role) => (role === 'super_admin' ? 'administrator' : role))
}

/** The site says that its own administrator wrote this; the key vouches for the site. */
export function isByAdministrator(fields: ClientFields): boolean {
  return rolesIn(fields).includes('administrator')
}

/** The values by which clients test that spam is caught. */
export function isGuaranteedSpam(fields: ClientFields): boolean {
  return (
    /^(viagra-test-123|akismet-guaranteed-spam)$/.test(fields.comment_author ?? '') ||
    fields.comment_author_email === 'akismet-guaranteed-spam@example.com' ||
    isTestOfDiscard(fields)
  )
}

export function isTestOfDiscard({ is_test, test_discard }: ClientFields): boolean {
  return isTrue(is_test) && isTrue(test_discard)
}

/** Presence is not truth: clients send `is_test=false`. */
export function isTrue(value: string | undefined): boolean {
  return value !== undefined && /^(1|true)$/i.test(value)
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
