import { LIMITS, Problem, type SubscriptionId } from '@riposte/protocol'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { DAY_MS } from '../privacy/register.ts'
import { type MailPageView, renderMailPage } from '../render/mail-page.tsx'
import { unsubscribe } from '../replies/unsubscribe.ts'
import type { AppNeeds } from './app-needs.ts'
import { idOfMailToken } from './mail-token.ts'
import { articleUrl, sendPage } from './page-routes.ts'
import type { ReaderMail } from './reader-mail.ts'

interface TokenPath {
  readonly Params: { readonly token: string }
}

const MAIL_BODY = { bodyLimit: LIMITS.mailBodyBytesMax }

/**
 * `/mail`: what the links in mails open. Mail programs and scanners open links by themselves, so
 * opening one changes nothing. Posting does, without a cookie: who has the token may.
 */
export async function mailRoutes(
  app: FastifyInstance,
  needs: AppNeeds & { readonly mail: ReaderMail },
): Promise<void> {
  const { site, mailBook, mail } = needs
  takeAnyBody(app)

  app.get<TokenPath>('/mail/confirm/:token', async ({ params: { token } }, reply) => {
    const found = await mailBook.subscription(site, subscriptionIn(mail, token))
    const step = !found ? 'expired' : found.state === 'pending' ? 'confirm' : 'confirmed'
    const article = found && (await articleOfReply(needs, found.replyId))
    return sendMailPage(needs, reply, step, `/mail/confirm/${token}`, article)
  })

  app.post<TokenPath>('/mail/confirm/:token', MAIL_BODY, async ({ params: { token } }, reply) => {
    const found = await mailBook.confirm(site, subscriptionIn(mail, token))
    const article = found && (await articleOfReply(needs, found.replyId))
    return sendMailPage(needs, reply, found ? 'confirmed' : 'expired', '', article)
  })

  app.get<TokenPath>('/mail/unsubscribe/:token', async ({ params: { token } }, reply) => {
    addressHashIn(mail, token)
    return sendMailPage(needs, reply, 'unsubscribe', `/mail/unsubscribe/${token}`)
  })

  app.post<TokenPath>(
    '/mail/unsubscribe/:token',
    MAIL_BODY,
    async ({ params: { token } }, reply) => {
      await unsubscribe({ ...mail, mailBook }, site, addressHashIn(mail, token))
      return sendMailPage(needs, reply, 'unsubscribed', '')
    },
  )
}

/** RFC 8058 lets a mail program send one field in either form; only the address says who it is. */
function takeAnyBody(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, async () => ({}))
}

function subscriptionIn({ linkKey }: ReaderMail, token: string): SubscriptionId {
  const id = idOfMailToken(linkKey, 'confirm', token)
  if (id === undefined) throw noSuchLink()
  return id as SubscriptionId
}

function addressHashIn({ linkKey }: ReaderMail, token: string): string {
  const hash = idOfMailToken(linkKey, 'unsubscribe', token)
  if (hash === undefined) throw noSuchLink()
  return hash
}

function noSuchLink(): Problem {
  return new Problem('not-found', 'This link is not whole. Copy all of it from the mail.', {
    says: 'brokenLink',
  })
}

async function articleOfReply(needs: AppNeeds, replyId: Parameters<AppNeeds['views']['reply']>[1]) {
  const reply = await needs.views.reply(needs.site, replyId)
  const article = reply && needs.articleOf(reply.article)
  return article && { url: articleUrl(article), title: article.title }
}

/** The address is the key: it goes into no referrer or search engine. */
function sendMailPage(
  { siteView: site, lives }: AppNeeds,
  reply: FastifyReply,
  step: MailPageView['step'],
  url: string,
  article: MailPageView['article'] | undefined = null,
): FastifyReply {
  reply.headers({ 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' })
  return sendPage(
    reply,
    renderMailPage({ site, step, url, lifeDays: lives.mail / DAY_MS, article }),
  )
}
