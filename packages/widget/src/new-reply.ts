import type { NewReply } from '@riposte/protocol'

const NEEDED = ['article', 'name', 'text', 'formToken'] as const
const OPTIONAL = ['parentId', 'email', 'website', 'subject'] as const

/**
 * What the form holds, as the reader's endpoint wants it: what was left empty is not sent, and
 * neither is a field that the page's owner added. The honeypot goes along as it is.
 */
export function newReply(form: Pick<FormData, 'get'>): NewReply {
  const value = (field: string) => String(form.get(field) ?? '')
  const needed = NEEDED.map((field) => [field, value(field)])
  const given = OPTIONAL.map((field) => [field, value(field)]).filter(([, text]) => text !== '')
  const ticked = value('notify') === '' ? [] : [['notify', true]]
  return Object.fromEntries([...needed, ...given, ...ticked]) as NewReply
}
