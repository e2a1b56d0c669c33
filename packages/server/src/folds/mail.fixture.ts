import type { JournalEvent, SubscriptionId } from '@riposte/protocol'
import type { Backend } from '../backend/backend.ts'
import { idOf, SITE, submitted } from '../backend/events.fixture.ts'
import { openMemoryBackend } from '../backend/memory/memory-backend.ts'
import { recordingMailer } from '../mail/mail.fixture.ts'
import type { Mailer } from '../mail/mailer.ts'
import { LIVES } from '../privacy/register.ts'
import { followAnswers } from './follow-answers.ts'
import { createMailSender, type SendMailNeeds } from './send-mail.ts'

export const MINUTE = 60_000
export const DAY = 24 * 60 * MINUTE

/** An answer to `parent`. */
export const answerTo = (parent: string, name: string, more: object = {}) =>
  submitted(name, { parentId: idOf(parent), ...more })

interface MailServerOptions {
  readonly backend?: Backend
  readonly clock?: { now: number }
  readonly mailer?: Mailer
  readonly sendsMail?: boolean
}

/** What mail is made by, on the memory back end, with a clock that stands still. */
export async function openMailServer(options: MailServerOptions = {}) {
  const backend = options.backend ?? openMemoryBackend()
  const clock = options.clock ?? { now: DAY }
  const now = () => clock.now
  const recording = recordingMailer()
  const told: string[] = []
  const stopping = new AbortController()
  const needs = { backend, site: SITE, now, sendsMail: options.sendsMail ?? true }
  const following = followAnswers(needs, stopping.signal)
  const { sendDue } = createMailSender({
    ...needs,
    lives: LIVES,
    mailer: options.mailer ?? recording.mailer,
    compose: plainWords,
    tell: (line) => void told.push(line),
  })
  const followed = async () => {
    while ((await backend.mailBook.position(SITE)) !== (await backend.journal.position())) {
      await new Promise<void>((resolve) => void setImmediate(resolve))
    }
  }
  await followed()
  return {
    ...recording,
    backend,
    clock,
    told,
    followed,
    async record(...events: readonly JournalEvent[]) {
      for (const event of events) await backend.journal.record(event)
      await followed()
    },
    /** Lets time pass and sends what is due then. */
    async pass(ms: number) {
      clock.now += ms
      await sendDue()
    },
    /** Somebody at `address` asks to be told of answers to a reply, and confirms. */
    async watch(reply: string, address = 'ada', state: 'pending' | 'confirmed' = 'confirmed') {
      const id = idOf(`s${reply}`) as string as SubscriptionId
      const rest = { sealed: address, addressHash: address, state: 'pending' } as const
      const wish = { site: SITE, id, replyId: idOf(reply), createdAt: clock.now, ...rest }
      await backend.mailBook.add(wish, 3)
      if (state === 'confirmed') await backend.mailBook.confirm(SITE, id)
      return id
    },
    async stop() {
      stopping.abort()
      await following
    },
  }
}

/** Mails that say only what they are about. */
const plainWords: SendMailNeeds['compose'] = {
  confirmation: ({ sealed, id }) => mailOf(sealed, `confirm ${id.replace(/^a+/, '')}`),
  answers: (told) => {
    const answers = told.map(({ answer }) => answer.id.replace(/^a+/, ''))
    return mailOf(told[0]!.subscription.sealed, answers.join(' '))
  },
}

function mailOf(to: string, text: string) {
  return { to, text, subject: '', date: 0, messageId: text, unsubscribeUrl: 'https://x.example/' }
}
