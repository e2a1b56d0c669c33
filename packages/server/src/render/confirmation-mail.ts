import type { Words } from '@riposte/messages'
import { type MailWords, mailFoot, oneLine, titleInWords } from './mail-words.ts'

export interface ConfirmationMailView {
  readonly words: Words
  readonly siteTitle: string
  /** The operator's; empty when the address is all that is known of the article. */
  readonly articleTitle: string
  readonly articleUrl: string
  readonly confirmUrl: string
  /** How long the link is good. */
  readonly lifeDays: number
  readonly unsubscribeUrl: string
  readonly noticeUrl: string
}

/** The mail that asks whether its receiver wants mail at all. It quotes nobody. */
export function confirmationMail(view: ConfirmationMailView): MailWords {
  const { words, articleTitle, siteTitle } = view
  const text = [
    words.say('confirmMailAsk', { site: oneLine(siteTitle) }),
    ...(articleTitle ? [words.say('quotedTitle', { title: oneLine(articleTitle) })] : []),
    view.articleUrl,
    '',
    words.say('confirmMailOpen'),
    view.confirmUrl,
    '',
    words.count('confirmMailElse', view.lifeDays),
    '',
    mailFoot(words.say('confirmMailFoot'), view),
  ]
  const where = titleInWords(articleTitle || siteTitle)
  return { subject: words.say('confirmMailSubject', { where }), text: text.join('\n') }
}
