import { printable } from '@riposte/markup'
import type { Words } from '@riposte/messages'

/** Enough for any title; mail programs show less. */
const TITLE_CHARS_MAX = 120

/** What a mail says, before it is addressed. */
export interface MailWords {
  readonly subject: string
  readonly text: string
}

/**
 * `text` as one line without control characters and marks that turn the direction of writing: fit
 * for a subject, and for a line of ours that nobody may break out of.
 */
export function oneLine(text: string): string {
  const visible = text.toWellFormed().replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
  return visible.replace(/\s+/g, ' ').trim()
}

/** A title for a subject, shortened. */
export function titleInWords(title: string): string {
  const chars = [...oneLine(title)]
  if (chars.length <= TITLE_CHARS_MAX) return chars.join('')
  return `${chars.slice(0, TITLE_CHARS_MAX - 1).join('')}…`
}

/** Somebody's words, each line marked as theirs, the first `charsMax` code points of them. */
export function quoted(
  words: string,
  charsMax: number,
): { readonly text: string; readonly isCut: boolean } {
  const chars = [...printable(words.toWellFormed())]
  const isCut = chars.length > charsMax
  const shown = chars.slice(0, charsMax).join('') + (isCut ? ' …' : '')
  const lines = shown.split(/[\n\u2028\u2029]/).map((line) => `> ${line}`.trimEnd())
  return { text: lines.join('\n'), isCut }
}

interface MailFoot {
  readonly words: Words
  readonly unsubscribeUrl: string
  readonly noticeUrl: string
}

/** The foot of every mail. */
export function mailFoot(why: string, { words, unsubscribeUrl, noticeUrl }: MailFoot): string {
  return [
    '-- ',
    why,
    words.say('mailFootStop'),
    unsubscribeUrl,
    words.say('mailFootNotice'),
    noticeUrl,
    '',
  ].join('\n')
}
