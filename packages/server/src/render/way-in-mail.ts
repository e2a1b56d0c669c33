import type { Words } from '@riposte/messages'
import { type MailWords, mailFoot, oneLine, titleInWords } from './mail-words.ts'

export interface WayInMailView {
  readonly words: Words
  readonly siteTitle: string
  readonly url: string
  readonly unsubscribeUrl: string
  readonly noticeUrl: string
}

/** The mail with a link to all replies of its receiver. It quotes nobody. */
export function wayInMail(view: WayInMailView): MailWords {
  const { words, siteTitle } = view
  const text = [
    words.say('wayMailAsk', { site: oneLine(siteTitle) }),
    view.url,
    '',
    words.say('wayMailElse'),
    '',
    mailFoot(words.say('confirmMailFoot'), view),
  ]
  const where = titleInWords(siteTitle)
  return { subject: words.say('wayMailSubject', { where }), text: text.join('\n') }
}
