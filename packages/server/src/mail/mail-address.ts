import { domainToASCII } from 'node:url'

const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/
const DOMAIN_CHARS_MAX = 253
const LOCAL_CHARS_MAX = 64

/**
 * An e-mail address that every mail server takes (RFC 5321, dot-string, no address literal), its
 * domain in ASCII; undefined for any other. None has a space, a line end, a comma or a quote in it.
 */
export function mailAddressOf(typed: string): string | undefined {
  const at = typed.lastIndexOf('@')
  const local = typed.slice(0, Math.max(0, at))
  const domain = domainToASCII(typed.slice(at + 1))
  const isLocal = local.length <= LOCAL_CHARS_MAX && LOCAL_PART.test(local)
  const labels = domain.split('.')
  const isDomain =
    domain.length <= DOMAIN_CHARS_MAX &&
    labels.every((label) => LABEL.test(label)) &&
    /[a-z]/.test(labels.at(-1)!)
  return isLocal && isDomain ? `${local}@${domain}` : undefined
}
