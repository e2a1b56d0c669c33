import type { Words } from '@riposte/messages'
import type { EpochMs, SiteId } from '@riposte/protocol'
import type { Subscription } from '../backend/mail-book.ts'
import type { ComposeMail, ToldAnswer } from '../folds/send-mail.ts'
import type { OutgoingMail } from '../mail/mailer.ts'
import { idOfBytes, keyedHash } from '../privacy/keyed-hash.ts'
import type { Lives } from '../privacy/lives.ts'
import { DAY_MS } from '../privacy/register.ts'
import { type AnswerInMail, answerMail } from '../render/answer-mail.ts'
import { confirmationMail } from '../render/confirmation-mail.ts'
import type { MailWords } from '../render/mail-words.ts'
import { wayInMail } from '../render/way-in-mail.ts'
import type { Reply } from '../replies/apply-event.ts'
import type { Article } from '../replies/article.ts'
import { confirmToken, unsubscribeToken } from './mail-token.ts'

export interface ComposeMailNeeds {
  readonly site: SiteId
  readonly siteTitle: string
  /** What mails say. */
  readonly words: Words
  readonly articleOf: (id: Article['id']) => Article
  readonly ownOrigin: () => string
  readonly linkKey: Uint8Array
  /** The address that was sealed; undefined when it cannot be read. */
  readonly addressIn: (subscription: Subscription) => string | undefined
  readonly now: () => EpochMs
  readonly lives: Lives
}

/** Addresses the renderer's words: receiver, links, and an id, the same for the same mail. */
export function composeMail(needs: ComposeMailNeeds): ComposeMail {
  const { siteTitle, words, linkKey } = needs
  return {
    confirmation(to, reply) {
      const confirmUrl = `${needs.ownOrigin()}/mail/confirm/${confirmToken(linkKey, to.id)}`
      const article = articleInMail(needs, reply)
      const lifeDays = needs.lives.pendingMail / DAY_MS
      const view = { words, siteTitle, ...article, confirmUrl, lifeDays, ...feetOf(needs, to) }
      const said = confirmationMail(view)
      return addressed(needs, to, ['confirm', to.id], said, view.unsubscribeUrl)
    },
    answers(told) {
      const to = told[0]!.subscription
      const answers = told.map((it) => answerInMail(needs, it))
      const view = { words, siteTitle, answers, ...feetOf(needs, to) }
      const ids = told.flatMap(({ subscription, answer }) => [subscription.id, answer.id])
      return addressed(needs, to, ids, answerMail(view), view.unsubscribeUrl)
    },
  }
}

/** The mail with a link to all replies of its receiver; undefined as for any other mail. */
export function composeWayIn(
  needs: ComposeMailNeeds,
  to: Subscription,
  token: string,
): OutgoingMail | undefined {
  const { words, siteTitle, ownOrigin } = needs
  const url = `${ownOrigin()}/mail/mine/${token}`
  const view = { words, siteTitle, url, ...feetOf(needs, to) }
  return addressed(needs, to, ['way in', token], wayInMail(view), view.unsubscribeUrl)
}

function feetOf({ site, linkKey, ownOrigin }: ComposeMailNeeds, { addressHash }: Subscription) {
  return {
    unsubscribeUrl: `${ownOrigin()}/mail/unsubscribe/${unsubscribeToken(linkKey, addressHash)}`,
    noticeUrl: `${ownOrigin()}/privacy/${site}`,
  }
}

function addressed(
  { linkKey, addressIn, ownOrigin, now }: ComposeMailNeeds,
  subscription: Subscription,
  about: readonly string[],
  words: MailWords,
  unsubscribeUrl: string,
): OutgoingMail | undefined {
  const to = addressIn(subscription)
  if (to === undefined) return undefined
  const id = idOfBytes(keyedHash(linkKey, ['message', ...about]))
  const messageId = `${id}@${new URL(ownOrigin()).hostname}`
  return { ...words, to, date: now(), messageId, unsubscribeUrl }
}

function answerInMail(needs: ComposeMailNeeds, { answer }: ToldAnswer): AnswerInMail {
  const { name, text, id } = answer
  const article = articleInMail(needs, answer)
  return { ...article, name, text, url: `${article.articleUrl.split('#', 1)[0]}#reply-${id}` }
}

/** Of another site's page the address is known, and a reader sent that: it stays out of headers. */
function articleInMail({ articleOf, ownOrigin }: ComposeMailNeeds, reply: Reply) {
  const { url, title } = articleOf(reply.article)
  const isOurs = url.startsWith('/')
  return { articleTitle: isOurs ? title : '', articleUrl: isOurs ? ownOrigin() + url : url }
}
