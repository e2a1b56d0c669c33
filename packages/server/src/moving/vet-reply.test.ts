import { LIMITS } from '@riposte/protocol'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MOVED_AT } from '../backend/events.fixture.ts'
import type { MovedReply } from './moved.ts'
import { movedReply } from './moving.fixture.ts'
import { vetReply } from './vet-reply.ts'

const vetting = { nameless: 'Anonymous', at: MOVED_AT }
const vet = (more: Partial<MovedReply>) => vetReply(movedReply('1', more), vetting)
const kept = (more: Partial<MovedReply>) => {
  const vetted = vet(more)
  if ('refused' in vetted) throw new Error(vetted.refused)
  return { ...vetted.reply, mended: vetted.mended }
}

test('fields are tidied as the form tidies them', () => {
  const reply = { text: ' a\r\nb\r', name: ' Ada\nLovelace ', website: 'ada.example' }
  expect(kept(reply)).toMatchObject({
    text: 'a\nb',
    name: 'Ada Lovelace',
    website: 'https://ada.example/',
    mended: [],
  })
})

test('what is too long or empty is refused and never cut', () => {
  const long = '\u{1f600}'.repeat(LIMITS.importedTextCharsMax)
  expect(kept({ text: long }).text).toBe(long)
  expect(vet({ text: `${long}a` })).toEqual({ refused: 'text too long' })
  expect(vet({ text: ' \u2800\n' })).toEqual({ refused: 'no text' })
  expect(vet({ name: 'a'.repeat(LIMITS.importedNameCharsMax + 1) })).toEqual({
    refused: 'name too long',
  })
  expect(vet({ id: '' })).toEqual({ refused: 'id too long or empty' })
  expect(vet({ id: '1'.repeat(LIMITS.importedIdCharsMax + 1) })).toEqual({
    refused: 'id too long or empty',
  })
})

test('what a reply can do without is mended, and that is said', () => {
  expect(kept({ name: ' \u3164 ' })).toMatchObject({ name: 'Anonymous', mended: ['no name'] })
  for (const website of [
    'javascript:alert(1)',
    'http://a',
    `https://a.example/${'x'.repeat(500)}`,
  ]) {
    expect(kept({ website })).toMatchObject({ website: '', mended: ['no website'] })
  }
  expect(kept({ badge: 'x'.repeat(41) })).toMatchObject({ badge: '', mended: ['no badge'] })
  expect(kept({ votes: 1e9 })).toMatchObject({ votes: 1_000_000, mended: ['votes'] })
  expect(kept({ votes: -3 })).toMatchObject({ votes: 0, mended: [] })
  for (const submittedAt of [Number.NaN, 0, MOVED_AT + 1]) {
    expect(kept({ submittedAt })).toMatchObject({
      submittedAt: MOVED_AT,
      mended: ['impossible date'],
    })
  }
})

test('of what was erased only the place comes', () => {
  const erased = { status: 'erased', text: 'gone', name: 'Ada', votes: 3, badge: 'x' } as const
  expect(kept(erased)).toMatchObject({ text: '', name: '', votes: 0, badge: '', mended: [] })
})

test('whatever comes in, what goes on is within the limits and has a shape of ours', () => {
  const text = fc.string({ unit: 'binary', maxLength: 300 })
  const fields = fc.record({
    name: text,
    text,
    website: fc.oneof(text, fc.webUrl()),
    badge: text,
    votes: fc.oneof(fc.double(), fc.integer()),
    submittedAt: fc.oneof(fc.double(), fc.integer()),
  })
  fc.assert(
    fc.property(fields, (it) => {
      const vetted = vet(it)
      if ('refused' in vetted) return
      const { reply } = vetted
      expect(reply.text.isWellFormed() && reply.name.isWellFormed()).toBe(true)
      expect(reply.name).not.toContain('\n')
      expect(reply.website).toMatch(/^(https?:\/\/.*)?$/)
      expect(Number.isSafeInteger(reply.votes) && reply.votes >= 0).toBe(true)
      expect(Number.isSafeInteger(reply.submittedAt)).toBe(true)
      expect(vetReply(reply, vetting)).toMatchObject({ mended: [] })
    }),
  )
})
