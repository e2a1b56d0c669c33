import type { Backend } from '../backend/backend.ts'
import { ARTICLE } from '../backend/events.fixture.ts'
import { openMemoryBackend } from '../backend/memory/memory-backend.ts'
import { recordingMailer } from '../mail/mail.fixture.ts'
import { openMail } from '../open-mail.ts'
import { createMailSecrets } from '../privacy/mail-secrets.ts'
import { LIVES } from '../privacy/register.ts'
import { readWords } from '../read-words.ts'
import { openTestApp, openTestRing, SITE } from './app.fixture.ts'

/** A whole server that sends mail, into a list. */
export async function openMailApp(
  options: Parameters<typeof openTestApp>[0] & { readonly backend?: Backend } = {},
) {
  const backend = options.backend ?? openMemoryBackend()
  const clock = { now: Date.UTC(2026, 10, 20, 12) }
  const now = () => clock.now
  const { mailer, mails, state } = recordingMailer()
  const told: string[] = []
  const ring = openTestRing(now)
  let drawn = 0
  const secrets = createMailSecrets(SITE, ring, (count) => new Uint8Array(count).fill(++drawn))
  const { mail, follow } = openMail(
    {
      mail: { kind: 'smtp', host: 'smtp.example', port: 587, encryption: 'none', login: undefined },
      'mail-from': 'replies@news.example',
      url: 'https://news.example',
      site: SITE,
      title: 'The Ledger',
    },
    {
      backend,
      secrets,
      words: options.words ?? readWords('en'),
      articleOf: (id) => ({
        id,
        title: id === ARTICLE ? 'The ferry' : id,
        url: id,
        publishedAt: null,
        closed: false,
      }),
      ownOrigin: () => 'https://news.example',
      now,
      lives: LIVES,
      complain: (line) => void told.push(line),
      mailer,
      lookMs: 1,
    },
  )
  const test = await openTestApp({
    ...options,
    ring,
    backend,
    needs: { now, mail, ...options.needs },
  })
  const stopping = new AbortController()
  const following = follow(stopping.signal)
  const path = (verb: string, mail = mails.at(-1)) =>
    new URL(new RegExp(`https://\\S+/mail/${verb}/\\S+`).exec(mail?.text ?? '')![0]).pathname
  return {
    ...test,
    secrets,
    clock,
    mails,
    state,
    told,
    /** Where the link of the last mail leads. */
    path,
    open: (url: string) => test.app.inject({ url, headers: { accept: 'text/html' } }),
    press: (url: string, payload = '') =>
      test.app.inject({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
        payload,
      }),
    async end() {
      stopping.abort()
      await following
      await test.stop()
    },
  }
}
