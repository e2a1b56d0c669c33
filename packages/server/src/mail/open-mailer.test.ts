import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { readWords } from '../read-words.ts'
import { answerMail } from '../render/answer-mail.ts'
import { parseMailPlace } from './mail-place.ts'
import type { OutgoingMail } from './mailer.ts'
import { openMailer } from './open-mailer.ts'
import { startSmtpServer } from './smtp-server.fixture.ts'

const sender = { name: 'The Ledger', address: 'replies@news.example', host: () => 'news.example' }
const mail: OutgoingMail = {
  to: 'ada@mail.example',
  subject: 'An answer to your reply: The ferry',
  text: 'Somebody answered.\n.\n> Grüße\n',
  date: Date.UTC(2026, 10, 20, 12),
  messageId: 'abc@news.example',
  unsubscribeUrl: 'https://news.example/mail/unsubscribe/token',
}

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

async function openSmtp(refuse?: (line: string) => string | undefined) {
  const server = await startSmtpServer(refuse)
  stops.push(server.stop)
  const mailer = openMailer(parseMailPlace([`smtp://127.0.0.1:${server.port}`]), sender)
  return { server, mailer }
}

const headersOf = (message: string) => message.split('\r\n\r\n', 1)[0]!.replace(/\r\n[ \t]+/g, ' ')

test('a mail arrives over SMTP with the headers that stop and describe it', async () => {
  const { server, mailer } = await openSmtp()
  expect(await mailer.send(mail)).toEqual({ sent: true })
  const [{ from, to, message }] = server.received as [(typeof server.received)[0]]
  expect(from).toContain('<replies@news.example>')
  expect(to).toEqual(['RCPT TO:<ada@mail.example>'])
  expect(server.lines[0]).toBe('EHLO news.example')
  const headers = headersOf(message)
  for (const line of [
    'From: The Ledger <replies@news.example>',
    'To: ada@mail.example',
    'Subject: An answer to your reply: The ferry',
    'Date: Fri, 20 Nov 2026 12:00:00 +0000',
    'Message-ID: <abc@news.example>',
    'List-Unsubscribe: <https://news.example/mail/unsubscribe/token>',
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    'Auto-Submitted: auto-generated',
    'Precedence: bulk',
    'Content-Type: text/plain; charset=utf-8',
  ]) {
    expect(headers.split('\r\n')).toContain(line)
  }
})

test('one-click is promised with HTTPS only, as RFC 8058 has it', async () => {
  const { server, mailer } = await openSmtp()
  await mailer.send({ ...mail, unsubscribeUrl: 'http://localhost:8080/mail/unsubscribe/token' })
  const headers = headersOf(server.received[0]!.message)
  expect(headers).toContain('List-Unsubscribe: <http://localhost:8080/')
  expect(headers).not.toContain('List-Unsubscribe-Post')
})

test('a mail server that is not there makes everything wait', async () => {
  const { server, mailer } = await openSmtp()
  await server.stop()
  expect(await mailer.send(mail)).toMatchObject({ sent: false, why: 'unreachable' })
})

test.each([
  ['RCPT', '550 5.1.1 <ada@mail.example>: no such user', 'refused'],
  ['RCPT', '451 4.7.1 greylisted', 'later'],
  ['MAIL', '553 5.7.1 sender not allowed', 'unreachable'],
  ['DATA', '554 5.7.1 not this', 'refused'],
])('to %s “%s” a mail is %s, and the code says nothing of its receiver', async (...given) => {
  const [verb, answer, why] = given
  const { mailer } = await openSmtp((line) => (line.startsWith(verb) ? answer : undefined))
  const sent = await mailer.send(mail)
  expect(sent).toMatchObject({ sent: false, why })
  expect(JSON.stringify(sent)).not.toContain('ada')
})

test('whatever a subject holds, it makes no header and no receiver of its own', async () => {
  const { server, mailer } = await openSmtp()
  const names = (message: string) =>
    headersOf(message)
      .split('\r\n')
      .map((line) => line.split(':')[0])
  await mailer.send(mail)
  const expected = names(server.received[0]!.message)
  const hostile = fc.constantFrom('\r\nBcc: eve@evil.example', '\n\nbody', '\r', '\0', '=?utf-8?Q?')
  const subject = fc
    .array(fc.oneof(fc.string({ unit: 'binary' }), hostile))
    .map((parts) => parts.join(''))
  await fc.assert(
    fc.asyncProperty(subject, async (it) => {
      await mailer.send({ ...mail, subject: `An answer ${it}` })
      const { message, to } = server.received.at(-1)!
      expect(names(message)).toEqual(expected)
      expect(to).toHaveLength(1)
    }),
    { numRuns: 50 },
  )
})

test('no header of a mail holds anything that the answerer wrote', async () => {
  const { server, mailer } = await openSmtp()
  const articleUrl = 'https://news.example/articles/ferry'
  const rest = { articleTitle: 'The ferry', articleUrl, url: `${articleUrl}#reply-x` }
  const links = { unsubscribeUrl: mail.unsubscribeUrl, noticeUrl: 'https://news.example/privacy' }
  const headersFor = async (name: string, text: string) => {
    const answers = [{ ...rest, name, text }]
    await mailer.send({
      ...mail,
      ...answerMail({ words: readWords('en'), siteTitle: 'S', answers, ...links }),
    })
    const lines = headersOf(server.received.at(-1)!.message).split('\r\n')
    return lines.filter((line) => !line.startsWith('Content-Transfer-Encoding:'))
  }
  const plain = await headersFor('Grace', 'Hello.')
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('\r\nBcc: eve@evil.example\r\n\r\n', '\r\n.\r\nQUIT', '\u2028X: y', '\0'),
  )
  await fc.assert(
    fc.asyncProperty(hostile, hostile, async (name, text) => {
      expect(await headersFor(name, text)).toEqual(plain)
    }),
    { numRuns: 60 },
  )
})

test('into a folder each mail goes as a file of its own, for the owner only', async () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'riposte-')), 'mail')
  const mailer = openMailer(parseMailPlace([`file:${folder}`]), sender)
  await mailer.send(mail)
  await mailer.send({ ...mail, messageId: 'def@news.example' })
  const files = readdirSync(folder)
  expect(files).toHaveLength(2)
  for (const file of files) {
    expect(file).toMatch(/^2026-11-20T12-00-00-000Z-[0-9a-f]{8}\.eml$/)
    expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(folder, file), 'utf8')).toContain('To: ada@mail.example\r\n')
  }
})

test('a folder that cannot be made is said at the start', () => {
  expect(() => openMailer({ kind: 'file', folder: '/dev/null/mail' }, sender)).toThrow(/--mail/)
})
