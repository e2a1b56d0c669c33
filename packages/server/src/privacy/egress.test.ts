import { expect, test } from 'vitest'
import { SITE } from '../backend/events.fixture.ts'
import { openMemoryBackend } from '../backend/memory/memory-backend.ts'
import type { OutgoingMail } from '../mail/mailer.ts'
import { logLine, metricLabels } from './declared-outputs.ts'
import { recentContacts, watchMailer } from './egress.ts'
import { DAY_MS } from './register-entry.ts'

const MAIL: OutgoingMail = {
  to: 'ada@example.org',
  subject: 'An answer',
  text: 'Somebody answered.',
  date: 0,
  messageId: 'a@b',
  unsubscribeUrl: 'https://replies.example/u',
}

function openWayOut(server: string | null) {
  const { disclosures } = openMemoryBackend()
  const clock = { now: Date.UTC(2026, 10, 20) }
  const sent: OutgoingMail[] = []
  const send = async (mail: OutgoingMail) => {
    sent.push(mail)
    return { sent: true } as const
  }
  const needs = { disclosures, site: SITE, now: () => clock.now }
  const mailer = watchMailer({ send }, server, needs)
  return { mailer, sent, clock, contacts: () => recentContacts(needs, SITE) }
}

test('each contact with a server elsewhere is counted, for 30 days', async () => {
  const { mailer, clock, contacts } = openWayOut('mail.example')
  await mailer.send(MAIL)
  clock.now += DAY_MS
  await mailer.send(MAIL)
  expect(await contacts()).toEqual([{ recipient: 'mail.example', count: 2 }])
  clock.now += 31 * DAY_MS
  expect(await contacts()).toEqual([])
})

test('mail that stays on this machine contacts nobody', async () => {
  const { mailer, sent, contacts } = openWayOut(null)
  await mailer.send(MAIL)
  expect(sent).toHaveLength(1)
  expect(await contacts()).toEqual([])
})

test('a field that is not declared does not leave, and nobody is contacted', async () => {
  const { mailer, sent, contacts } = openWayOut('mail.example')
  const more = { ...MAIL, userAgent: 'Mozilla/5.0' }
  await expect(mailer.send(more)).rejects.toThrow('not in the register, so not sent: userAgent')
  expect(sent).toEqual([])
  expect(await contacts()).toEqual([])
})

test('a log line and a metric take declared names only', () => {
  expect(JSON.parse(logLine({ method: 'GET', status: 200 }))).toEqual({
    method: 'GET',
    status: 200,
  })
  expect(() => logLine({ address: '192.0.2.1' })).toThrow('so not logged: address')
  expect(metricLabels({ queue: 'held' })).toBe('{queue="held"}')
  expect(metricLabels({})).toBe('')
  expect(() => metricLabels({ agent: 'Mozilla' })).toThrow('so not measured: agent')
})
