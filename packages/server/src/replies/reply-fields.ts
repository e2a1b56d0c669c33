import { LIMITS } from '@riposte/protocol'

/** Line ends as one character and no white space around. */
export function oneLineEnd(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim()
}

/** Any sign but those that are drawn as nothing: Hangul fillers and the empty Braille cell. */
const VISIBLE = /(?![\u115f\u1160\u2800\u3164\uffa0])[\p{L}\p{N}\p{P}\p{S}]/u

/** Whether a reader sees anything of `text`. */
export function isVisible(text: string): boolean {
  return VISIBLE.test(text)
}

/** An http or https address in its normal form, '' for none, undefined for anything else. */
export function websiteOf(typed: string): string | undefined {
  if (!typed) return ''
  const address =
    /^[a-z][a-z0-9+.-]*:/i.test(typed) && !/^[^/]+:\d/.test(typed) ? typed : `https://${typed}`
  if (!URL.canParse(address)) return undefined
  const { protocol, hostname, username, password, href } = new URL(address)
  const isWeb = /^https?:$/.test(protocol) && hostname.includes('.') && !username && !password
  return isWeb && href.length <= 3 * LIMITS.websiteCharsMax ? href : undefined
}
