import { LIMITS } from '@riposte/protocol'
import { type MailWords, mailFoot, oneLine, quoted, titleInWords } from './mail-words.ts'

/** An answer as a mail tells of it. */
export interface AnswerInMail {
  /** The operator's; empty when the address is all that is known of the article. */
  readonly articleTitle: string
  readonly articleUrl: string
  readonly name: string
  readonly text: string
  /** Of the answer, on the article's page. */
  readonly url: string
}

export interface AnswerMailView {
  readonly siteTitle: string
  /** At least one. */
  readonly answers: readonly AnswerInMail[]
  readonly unsubscribeUrl: string
  readonly noticeUrl: string
}

/** The mail that tells of answers. No header has a word that a reader wrote. */
export function answerMail(view: AnswerMailView): MailWords {
  const { siteTitle, answers, unsubscribeUrl, noticeUrl } = view
  const shown = answers.slice(0, LIMITS.mailAnswersMax)
  const more = answers.length - shown.length
  const text = [
    ...shown.map(answerInWords),
    ...(more > 0 ? [`And ${more} more, under the same articles.\n`] : []),
    mailFoot(
      `You asked to be told of answers to what you wrote on ${oneLine(siteTitle)}.`,
      unsubscribeUrl,
      noticeUrl,
    ),
  ]
  return { subject: subjectOf(view), text: text.join('\n') }
}

function subjectOf({ siteTitle, answers }: AnswerMailView): string {
  const [first] = answers
  const isOneArticle = answers.every(({ articleUrl }) => articleUrl === first!.articleUrl)
  const where = titleInWords((isOneArticle && first!.articleTitle) || siteTitle)
  return answers.length === 1
    ? `An answer to your reply: ${where}`
    : `${answers.length} answers to your replies: ${where}`
}

function answerInWords({ articleTitle, articleUrl, name, text, url }: AnswerInMail): string {
  const words = quoted(text, LIMITS.mailQuoteCharsMax)
  return [
    'Somebody answered your reply under',
    ...(articleTitle ? [`“${oneLine(articleTitle)}”`] : []),
    articleUrl,
    '',
    `${oneLine(name)} wrote:`,
    '',
    words.text,
    '',
    words.isCut ? 'Read the rest, and answer:' : 'Read it in its place, and answer:',
    url,
    '',
  ].join('\n')
}
