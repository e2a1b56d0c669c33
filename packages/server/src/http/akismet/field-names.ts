/**
 * The fields of a client that are read at all. Any other – a visitor's request headers in `HTTP_*`,
 * the whole form in `POST_*`, a moderator's login – is dropped before anything sees it.
 */
const FIELD_NAMES = [
  'key',
  'api_key',
  'blog',
  'user_ip',
  'user_agent',
  'user_role',
  'referrer',
  'permalink',
  'comment_type',
  'comment_content',
  'comment_author',
  'comment_author_email',
  'comment_author_url',
  'comment_context',
  'blog_lang',
  'honeypot_field_name',
  'POST_ak_hp_textarea',
  'POST_ak_js',
  'POST_ak_bfs',
  'akismet_comment_nonce',
  'recheck_reason',
  'comment_check_response',
  'is_test',
  'test_discard',
  'classify',
  // Of the statistics.
  'from',
  'month',
  'filter',
  'format',
  'order',
  'limit',
  'offset',
  'extended',
] as const

export type FieldName = (typeof FIELD_NAMES)[number]

/** What is left of a client's fields. */
export type ClientFields = Readonly<Partial<Record<FieldName, string>>> & {
  /** The field that `honeypot_field_name` names, whatever that is, was filled in. */
  readonly honeypotFilled?: boolean
}

const isRead: ReadonlySet<string> = new Set(
  FIELD_NAMES.filter((name) => name !== 'comment_context'),
)

/** What else a field is called. */
const OTHER_NAMES: Readonly<Record<string, FieldName>> = { content_type: 'comment_type' }

/** `comment_context`, `comment_context[]` or `comment_context[0]`: each is one tag or category. */
const CONTEXT = /^comment_context(\[\d*\])?$/

/** Takes the fields that are read out of all that came; of one that comes twice, the last. */
export function keepReadFields(sent: readonly (readonly [string, string])[]): ClientFields {
  const fields: Partial<Record<FieldName, string>> & { honeypotFilled?: boolean } = {}
  const context: string[] = []
  for (const [name, value] of sent) {
    if (isRead.has(name)) fields[name as FieldName] = value
    else if (name.startsWith('comment_context') && CONTEXT.test(name)) context.push(value)
    else if (Object.hasOwn(OTHER_NAMES, name)) fields[OTHER_NAMES[name]!] ||= value
  }
  if (context.length > 0) fields.comment_context = context.join(', ')
  const trap = fields.honeypot_field_name
  fields.honeypotFilled = !!trap && sent.some(([name, value]) => name === trap && value !== '')
  return fields
}
