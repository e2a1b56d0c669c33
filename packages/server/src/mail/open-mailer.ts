import { createHash } from 'node:crypto'
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Problem } from '@riposte/protocol'
import { createTransport } from 'nodemailer'
import type { MailPlace } from './mail-place.ts'
import type { Mailer, OutgoingMail, Sent } from './mailer.ts'

/** Who sends. */
export interface Sender {
  readonly name: string
  readonly address: string
  /** Of this server, as it greets a mail server: not the name of the machine. */
  readonly host: () => string
}

const CONNECT_MS_MAX = 15_000
const SILENCE_MS_MAX = 30_000

/**
 * Opens the way by which mail goes out.
 *
 * @throws Problem `cannot-start` when a folder for mail cannot be made.
 */
export function openMailer(place: MailPlace, sender: Sender): Mailer {
  return place.kind === 'file' ? fileMailer(place.folder, sender) : smtpMailer(place, sender)
}

type SmtpPlace = Extract<MailPlace, { kind: 'smtp' }>

function smtpMailer({ host, port, encryption, login }: SmtpPlace, sender: Sender): Mailer {
  const transport = () =>
    createTransport({
      host,
      port,
      secure: encryption === 'from-the-start',
      requireTLS: encryption === 'required',
      ignoreTLS: encryption === 'none',
      name: sender.host(),
      connectionTimeout: CONNECT_MS_MAX,
      greetingTimeout: CONNECT_MS_MAX,
      socketTimeout: SILENCE_MS_MAX,
      ...(login && { auth: login }),
    })
  return {
    async send(mail) {
      try {
        await transport().sendMail(messageOf(mail, sender))
        return { sent: true }
      } catch (error) {
        return whyNot(error)
      }
    },
  }
}

/** Each mail as a file that mail programs open. */
function fileMailer(folder: string, sender: Sender): Mailer {
  const directory = resolve(folder)
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 })
  } catch (error) {
    const why = `--mail: ${directory} cannot be made: ${(error as Error).message}`
    throw new Problem('cannot-start', `${why}. Choose another folder.`, {}, error)
  }
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  return {
    async send(mail) {
      const { message } = await transport.sendMail(messageOf(mail, sender))
      const when = new Date(mail.date).toISOString().replace(/[:.]/g, '-')
      const which = createHash('sha256').update(mail.messageId).digest('hex').slice(0, 8)
      const file = join(directory, `${when}-${which}.eml`)
      try {
        writeFileSync(`${file}.part`, message as Buffer, { mode: 0o600 })
        renameSync(`${file}.part`, file)
        return { sent: true }
      } catch (error) {
        return { sent: false, why: 'unreachable', code: String((error as { code?: string }).code) }
      }
    },
  }
}

/** One receiver, plain text, nothing fetched or read from a file; envelope and header agree. */
function messageOf(mail: OutgoingMail, sender: Sender) {
  const { to, subject, text, date, messageId, unsubscribeUrl } = mail
  return {
    envelope: { from: sender.address, to: [to] },
    from: { name: sender.name, address: sender.address },
    to: { name: '', address: to },
    subject,
    text,
    date: new Date(date),
    messageId: `<${messageId}>`,
    headers: {
      'List-Unsubscribe': { prepared: true, value: `<${unsubscribeUrl}>` },
      ...(unsubscribeUrl.startsWith('https:') && {
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
      'Auto-Submitted': 'auto-generated',
      Precedence: 'bulk',
    },
    xMailer: false as const,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** Faults of the connection or the login: no mail can go out. */
const UNREACHABLE = /^(ECONN|ESOCKET|ETIMEDOUT|EDNS|ENOTFOUND|EAI_|EAUTH|ENOAUTH|ETLS|EPROTOCOL)/

interface SmtpError {
  readonly code?: string
  readonly responseCode?: number
  /** Of ours, that failed. */
  readonly command?: string
}

/** Only codes: what a mail server says may name the receiver. */
function whyNot(error: unknown): Extract<Sent, { sent: false }> {
  const { code = '', responseCode, command = '' } = error as SmtpError
  const shown = [code, responseCode].filter(Boolean).join(' ') || 'no code'
  // Refused as a sender is no mail's fault.
  if (UNREACHABLE.test(code) || command.startsWith('MAIL'))
    return { sent: false, why: 'unreachable', code: shown }
  if (responseCode !== undefined && responseCode >= 500) {
    return { sent: false, why: 'refused', code: shown }
  }
  return { sent: false, why: 'later', code: shown }
}
