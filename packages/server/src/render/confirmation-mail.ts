import { type MailWords, mailFoot, oneLine, titleInWords } from './mail-words.ts'

export interface ConfirmationMailView {
  readonly siteTitle: string
  /** The operator's; empty when the address is all that is known of the article. */
  readonly articleTitle: string
  readonly articleUrl: string
  readonly confirmUrl: string
  /** How long the link is good: `3 days`. */
  readonly life: string
  readonly unsubscribeUrl: string
  readonly noticeUrl: string
}

/** The mail that asks whether its receiver wants mail at all. It quotes nobody. */
export function confirmationMail(view: ConfirmationMailView): MailWords {
  const site = oneLine(view.siteTitle)
  const text = [
    `Somebody wrote a reply on ${site}, gave this e-mail address`,
    'and asked to be told of answers. The reply is published under',
    ...(view.articleTitle ? [`“${oneLine(view.articleTitle)}”`] : []),
    view.articleUrl,
    '',
    'If that was you, open this page and press its button:',
    view.confirmUrl,
    '',
    'If it was not you, do nothing: no other mail comes,',
    `and the address is deleted after ${view.life}.`,
    '',
    mailFoot('This mail was sent once, by a machine.', view.unsubscribeUrl, view.noticeUrl),
  ]
  const where = titleInWords(view.articleTitle || view.siteTitle)
  return { subject: `Please confirm mail about answers: ${where}`, text: text.join('\n') }
}
