import type { Words } from '@riposte/messages'
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
  readonly words: Words
  readonly siteTitle: string
  /** At least one. */
  readonly answers: readonly AnswerInMail[]
  readonly unsubscribeUrl: string
  readonly noticeUrl: string
}

/** The mail that tells of answers. No header has a word that a reader wrote. */
export function answerMail(view: AnswerMailView): MailWords {
  const { words, siteTitle, answers } = view
  const shown = answers.slice(0, LIMITS.mailAnswersMax)
  const more = answers.length - shown.length
  const why = words.say('answerMailFoot', { site: oneLine(siteTitle) })
  const text = [
    ...shown.map((answer) => answerInWords(answer, words)),
    ...(more > 0 ? [`${words.count('answerMailMore', more)}\n`] : []),
    mailFoot(why, view),
  ]
  return { subject: subjectOf(view), text: text.join('\n') }
}

function subjectOf({ words, siteTitle, answers }: AnswerMailView): string {
  const [first] = answers
  const isOneArticle = answers.every(({ articleUrl }) => articleUrl === first!.articleUrl)
  const where = titleInWords((isOneArticle && first!.articleTitle) || siteTitle)
  return words.say('answerMailSubject', { count: answers.length, where })
}

function answerInWords(answer: AnswerInMail, words: Words): string {
  const { articleTitle, articleUrl, name, text, url } = answer
  const said = quoted(text, LIMITS.mailQuoteCharsMax)
  return [
    words.say('answerMailUnder'),
    ...(articleTitle ? [words.say('quotedTitle', { title: oneLine(articleTitle) })] : []),
    articleUrl,
    '',
    words.say('answerMailWrote', { name: oneLine(name) }),
    '',
    said.text,
    '',
    words.say(said.isCut ? 'answerMailRest' : 'answerMailPlace'),
    url,
    '',
  ].join('\n')
}
