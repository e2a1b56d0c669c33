import type { Words } from '@riposte/messages'
import { Problem } from '@riposte/protocol'
import type { Backend } from './backend/backend.ts'
import type { Config } from './config.ts'
import { followAnswers } from './folds/follow-answers.ts'
import { createMailSender, pause } from './folds/send-mail.ts'
import { composeMail, composeWayIn } from './http/compose-mail.ts'
import type { ReaderMail } from './http/reader-mail.ts'
import type { Mailer } from './mail/mailer.ts'
import { openMailer } from './mail/open-mailer.ts'
import { watchMailer } from './privacy/egress.ts'
import type { Lives } from './privacy/lives.ts'
import type { MailSecrets } from './privacy/mail-secrets.ts'
import type { Article } from './replies/article.ts'

export interface MailParts {
  readonly backend: Backend
  readonly secrets: MailSecrets
  /** What mails say. */
  readonly words: Words
  readonly articleOf: (id: Article['id']) => Article
  readonly ownOrigin: () => string
  readonly now: () => number
  readonly lives: Lives
  readonly complain: (line: string) => void
  /** Another way out than the one that the options say. */
  readonly mailer?: Mailer
  /** How often to look for mails that are due. */
  readonly lookMs?: number
}

/** Mail about answers, as far as the rest of the server has to do with it. */
export interface Mail {
  /** Undefined when the server sends none. */
  readonly mail: ReaderMail | undefined
  /** Follows the journal and sends, until `signal` aborts. */
  readonly follow: (signal: AbortSignal) => Promise<void>
  /** Resolves when nothing is on its way any more, or after some seconds: then it is sent again. */
  readonly ended: () => Promise<void>
}

const LAST_MAIL_MS_MAX = 5_000

type MailConfig = Pick<Config, 'mail' | 'mail-from' | 'url' | 'site' | 'title'>

/**
 * Everything about mail in one place. Without `--mail` nothing is sent, but what is erased leaves
 * the subscriptions of before.
 *
 * @throws Problem `cannot-start`, saying which option is missing.
 */
export function openMail(config: MailConfig, parts: MailParts): Mail {
  const { site } = config
  const { backend, now } = parts
  const sender = openSender(config, parts)
  const sendsMail = sender !== undefined
  let running: Promise<unknown> = Promise.resolve()
  return {
    mail: sender?.mail,
    async follow(signal) {
      const following = followAnswers({ backend, site, now, sendsMail }, signal)
      running = Promise.all([following, sender?.keepSending(signal, parts.lookMs)])
      await running
    },
    async ended() {
      const patience = new AbortController()
      const waited = pause(LAST_MAIL_MS_MAX, patience.signal)
      await Promise.race([running.catch(() => {}), waited])
      patience.abort()
    },
  }
}

function openSender(config: MailConfig, parts: MailParts) {
  const { mail: place, 'mail-from': address, site, title, url } = config
  if (!place) {
    if (address) throw cannot('--mail-from is given without --mail. Give both.')
    return undefined
  }
  if (!address) throw cannot('--mail is given without --mail-from. Give both.')
  if (place.kind === 'smtp' && !url) {
    throw cannot('--mail wants --url too, so that the links in mails lead here.')
  }
  const { backend, now, ownOrigin, complain, secrets } = parts
  const host = () => new URL(ownOrigin()).hostname
  const server = place.kind === 'smtp' ? place.host : null
  const wayOut = parts.mailer ?? openMailer(place, { name: title, address, host })
  const { disclosures } = backend
  const mailer = watchMailer(wayOut, server, { disclosures, site, now })
  const { linkKey, addressIn } = secrets
  const composing = { ...parts, site, siteTitle: title, linkKey, addressIn }
  const compose = composeMail(composing)
  const sending = { ...parts, backend, site, now, mailer, compose, tell: complain }
  const { keepSending } = createMailSender(sending)
  const sendWayIn: ReaderMail['sendWayIn'] = async (to, token) => {
    const mail = composeWayIn(composing, to, token)
    const sent = mail && (await mailer.send(mail))
    if (sent && !sent.sent)
      complain(`A link that was asked for by mail was not sent (${sent.code}).`)
  }
  return { mail: { ...secrets, server, sendWayIn }, keepSending }
}

function cannot(detail: string): Problem {
  return new Problem('cannot-start', detail)
}
