import type { Facts, Label, Submission } from '@riposte/filter'
import { agentFamily } from '../http/agent-family.ts'
import type { ClientFields } from '../http/akismet/field-names.ts'
import { submissionOfComment } from '../http/akismet/read-comment.ts'

/** A line of JSON as a submission; `label` and `at` only where the line has them. */
export interface SubmissionLine {
  readonly submission: Submission
  readonly facts: Facts
  readonly label?: Label
  readonly id?: string
  /** When it was sent, as an ISO 8601 string. */
  readonly at?: string
}

/** Longer lines are refused: no comment needs two mebibytes. */
export const LINE_BYTES_MAX = 2 * 1024 * 1024

/** Under which names each field is looked for: ours, those of labelled sets, those of forms. */
const NAMES = {
  text: ['text'],
  author: ['author', 'name'],
  authorUrl: ['authorUrl', 'website', 'author_url'],
  email: ['email'],
  articleTitle: ['articleTitle', 'context'],
  language: ['language', 'lang', 'comment_lang', 'blog_lang'],
} as const

/** What Akismet's protocol calls the same; such a line is read as `comment-check` reads it. */
const AKISMET_NAMES = [
  'comment_content',
  'comment_author',
  'comment_author_url',
  'comment_author_email',
] as const

/**
 * Reads one line.
 *
 * @throws Error that says what is wrong with the line and what to do.
 */
export function parseSubmissionLine(line: string): SubmissionLine {
  const row = parseObject(line)
  const submission = submissionOf(row)
  const label = row['label']
  if (label !== undefined && label !== 'ham' && label !== 'spam') {
    throw new Error('has a strange label: write "ham" or "spam", or leave it out')
  }
  const at = field(row, ['ts', 'comment_date_gmt'])
  const id = typeof row['id'] === 'number' ? String(row['id']) : field(row, ['id'])
  return {
    submission,
    facts: factsOf(row),
    ...(label && { label }),
    ...(at && { at }),
    ...(id && { id }),
  }
}

function parseObject(line: string): Record<string, unknown> {
  let row: unknown
  try {
    row = JSON.parse(line)
  } catch {
    throw new Error('is not JSON: write one object a line')
  }
  if (typeof row !== 'object' || row === null || Array.isArray(row)) {
    throw new Error('is not an object: write {"text": "…"}')
  }
  return row as Record<string, unknown>
}

function submissionOf(row: Record<string, unknown>): Submission {
  const comment = commentOf(row)
  const named = Object.entries(NAMES).map(([name, names]) => [name, field(row, names)] as const)
  const found = [...Object.entries(comment), ...named].filter(([, value]) => value)
  const text = field(row, NAMES.text) ?? comment.text
  if (text === undefined) throw new Error('has no text: give a string "text"')
  return { ...Object.fromEntries(found), text }
}

/** The fields that Akismet's protocol names, with its clients' backslashes and entities undone. */
function commentOf(row: Record<string, unknown>): Partial<Submission> {
  const fields: ClientFields = Object.fromEntries(
    AKISMET_NAMES.map((name) => [name, field(row, [name]) ?? ''] as const),
  )
  const { text, ...rest } = submissionOfComment(fields)
  return row['comment_content'] === undefined ? rest : { text, ...rest }
}

/** The first of `names` that `row` has; null is as good as none, anything but a string is not. */
function field(row: Record<string, unknown>, names: readonly string[]): string | undefined {
  const name = names.find((it) => row[it] !== undefined && row[it] !== null)
  if (name === undefined) return undefined
  const value = row[name]
  if (typeof value !== 'string') throw new Error(`has a "${name}" that is not a string: quote it`)
  return value
}

function factsOf(row: Record<string, unknown>): Facts {
  const { honeypotFilled = trapFilled(row), formSeconds } = row
  const userAgent = field(row, ['user_agent'])
  const agent = row['agent'] ?? (userAgent === undefined ? undefined : agentFamily(userAgent))
  const role = field(row, ['role', 'user_role'])
  return {
    ...(typeof honeypotFilled === 'boolean' && { honeypotFilled }),
    ...(typeof formSeconds === 'number' && { formSeconds }),
    ...((agent === 'browser' || agent === 'program' || agent === 'none') && { agent }),
    ...(role && { role }),
  }
}

/** Akismet's honeypot: `honeypot_field_name` names the field that people leave empty. */
function trapFilled(row: Record<string, unknown>): boolean | undefined {
  const name = field(row, ['honeypot_field_name'])
  const trap = name || 'POST_ak_hp_textarea'
  return name || row[trap] !== undefined ? Boolean(row[trap]) : undefined
}
