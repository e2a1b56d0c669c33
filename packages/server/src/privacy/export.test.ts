import type { JournalEvent } from '@riposte/protocol'
import { expect, test } from 'vitest'
import {
  appealed,
  appealIdOf,
  decided,
  edited,
  erased,
  marked,
  moved,
  objected,
  reported,
  SITE,
  submitted,
  voted,
} from '../backend/events.fixture.ts'
import { mailTo, subscription } from '../backend/mail-book.fixture.ts'
import { openMemoryBackend } from '../backend/memory/memory-backend.ts'
import type { RecordEntry } from '../record/record-entry.ts'
import { exportHeld } from './export.ts'
import { EXPORTERS } from './exporters.ts'
import type { HeldReply } from './held-reply.ts'
import { DAY_MS, KEPT, LIVES } from './register.ts'

async function held(...events: readonly JournalEvent[]): Promise<HeldReply> {
  const { journal, views, recordBook } = openMemoryBackend()
  for (const event of events) await journal.record(event)
  const reply = (await views.reply(SITE, submitted('x').replyId))!
  const kept = await recordBook.about(SITE, reply.id)
  const record = kept.map(({ body }) => JSON.parse(body) as RecordEntry)
  const former = { names: [], websites: [] }
  return { reply, subscription: undefined, mails: [], record, former }
}

const exportAll = (it: HeldReply) => exportHeld(it, LIVES)
const entry = (id: string, exported: ReturnType<typeof exportHeld>) =>
  exported.find((it) => it.entry === id)
const full = async (): Promise<HeldReply> => ({
  ...(await held(
    moved('x', { website: 'https://ada.example/', writer: 'w' as never, badge: 'Staff' }, 2),
    edited('x'),
    voted('x', 'v'),
    marked('x', 'picked'),
    decided('x', 'approve', { moderatorId: 'moderator-7' as never }),
    decided('x', 'spam', { moderatorId: 'moderator-8' as never }),
    appealed('x'),
    decided('x', 'approve', {
      moderatorId: 'moderator-9' as never,
      answers: { appealId: appealIdOf('x'), words: 'We looked.' },
    }),
    reported('x', { reporter: 'the-reporter' as never, words: 'Their own words.' }),
  )),
  subscription: subscription('x', { sealed: 'the-sealed-address', addressHash: 'the-hash' }),
  mails: [{ ...mailTo('x', 'answer'), doneAt: 7 }],
})

test('whatever the register declares can be exported, and nothing else is', () => {
  expect(Object.keys(EXPORTERS).sort()).toEqual(KEPT.map(({ id }) => id).sort())
})

test('of a reply of which everything is held every entry is exported', async () => {
  const ofReplies = KEPT.map(({ id }) => id).filter((id) => !id.startsWith('outside-'))
  const exported = exportAll(await full()).map((it) => it.entry)
  const elsewhere = ['objection', 'tombstone', 'pseudonym-keys', 'notice']
  expect(exported).toEqual(ofReplies.filter((id) => !elsewhere.includes(id)))
  const objecting = await held(submitted('x'), objected('x'))
  const left = exportAll(objecting).map((it) => it.entry)
  expect(left).toContain('objection')
  expect(left).not.toContain('features')
})

test('the values are the stored ones, word for word and hash for hash', async () => {
  const exported = exportAll(await full())
  expect(entry('text', exported)?.values).toEqual({ text: 'Other words of x.' })
  expect(entry('revisions', exported)?.values).toMatchObject({
    revisions: [{ before: 'The words of x.' }],
  })
  expect(entry('features', exported)?.values).toEqual({ code: 'CCCC' })
  expect(entry('writer', exported)?.values).toEqual({ code: 'w' })
  expect(entry('appeals', exported)?.values).toMatchObject({
    appeals: [{ words: 'Please look again.', answer: { by: 'moderator', words: 'We looked.' } }],
  })
  expect(entry('votes', exported)?.values).toEqual({ count: 3 })
  expect(entry('mail-address', exported)?.values).toMatchObject({ code: 'the-sealed-address' })
  expect(entry('verdict', exported)?.values).toMatchObject({
    probability: '< 5 %',
    reasons: ['The words are ordinary.'],
  })
})

test('who reported and who decided is told only as a role', async () => {
  const text = JSON.stringify(exportAll(await full()))
  expect(text).toContain('"ground":"abuse"')
  expect(text).toContain('"by":"moderator"')
  for (const secret of [
    'the-reporter',
    'Their own words',
    'moderator-7',
    'moderator-9',
    'logOdds',
  ]) {
    expect(text).not.toContain(secret)
  }
})

test('each entry says when it really ends', async () => {
  const at = Date.UTC(2026, 10, 20)
  const spam = await held(submitted('x', { status: 'spam', at }))
  const iso = (ms: number) => new Date(ms).toISOString()
  expect(entry('text', exportAll(spam))?.until).toBe(iso(at + LIVES.spam))
  const published = await held(submitted('x'))
  expect(entry('text', exportAll(published))?.until).toBe('erasure')
  expect(entry('thread-place', exportAll(published))?.until).toBe('thread')
  expect(entry('decision-record', exportAll(spam))?.until).toBe(iso(at + LIVES.record))
  const gone = exportAll(await held(submitted('x'), erased('x', { at })))
  expect(entry('tombstone', gone)?.until).toBe(iso(at + LIVES.tombstone))
  const confirmed = subscription('x', { state: 'confirmed', createdAt: at })
  const mailed = exportAll({ ...published, subscription: confirmed })
  expect(entry('mail-address', mailed)?.until).toBe(iso(at + 180 * DAY_MS))
})
