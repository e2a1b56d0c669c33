import type { NewReply } from '@riposte/protocol'

const NEEDED = ['article', 'text', 'formToken'] as const
const OPTIONAL = ['parentId', 'name', 'email', 'website', 'subject'] as const

/**
 * What the form holds, as the reader's endpoint wants it: what was left empty is not sent, and
 * neither is a field that the page's owner added. The honeypot goes along as it is.
 */
export function newReply(
  form: Pick<FormData, 'get'>,
  who: { readonly [K in 'writer' | 'reader']?: string | undefined } = {},
): NewReply {
  const value = (field: string) => String(form.get(field) ?? '')
  const needed = NEEDED.map((field) => [field, value(field)])
  const given = OPTIONAL.map((field) => [field, value(field)]).filter(([, text]) => text !== '')
  const ticked = value('notify') === '' ? [] : [['notify', true]]
  const known = Object.entries(who).filter(([, token]) => token !== undefined)
  return Object.fromEntries([...needed, ...given, ...ticked, ...known]) as unknown as NewReply
}
