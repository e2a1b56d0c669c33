import type { Mailer, OutgoingMail, Sent } from './mailer.ts'

/** Takes every mail and remembers it; says so of itself what a test tells it to. */
export function recordingMailer() {
  const mails: OutgoingMail[] = []
  const state: { answer: Sent } = { answer: { sent: true } }
  const mailer: Mailer = {
    async send(mail) {
      if (state.answer.sent) mails.push(mail)
      return state.answer
    },
  }
  return { mailer, mails, state }
}
