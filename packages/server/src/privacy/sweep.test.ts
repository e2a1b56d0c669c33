import { expect, test } from 'vitest'
import {
  ARTICLE,
  appealed,
  decided,
  idOf,
  SITE,
  submitted,
  taught,
} from '../backend/events.fixture.ts'
import { subscription } from '../backend/mail-book.fixture.ts'
import { openMemoryBackend } from '../backend/memory/memory-backend.ts'
import { parseLives } from './lives.ts'
import { LIVES } from './register.ts'
import { overdueCount, type SweepNeeds, sweep, sweptCount } from './sweep.ts'

const AT = Date.UTC(2026, 10, 1)

const count = async (needs: SweepNeeds) => sweptCount(await sweep(needs, SITE))

async function openAged() {
  const backend = openMemoryBackend()
  const clock = { now: AT }
  const { journal } = backend
  await journal.record(submitted('spam', { at: AT, status: 'spam' }))
  await journal.record(submitted('held', { at: AT, status: 'held' }))
  await journal.record(submitted('ham', { at: AT }))
  await journal.record(submitted('later', { at: AT }))
  await journal.record(decided('later', 'spam', { at: AT + LIVES.spam }))
  await journal.record(taught('lesson', 'spam', AT))
  const now = () => clock.now
  const before = (lifeMs: number) => now() - lifeMs
  const needs = { backend, now, before, lives: LIVES }
  const status = async (name: string) => (await backend.views.reply(SITE, idOf(name)))?.status
  return { backend, clock, needs, status }
}

test('nothing is erased before its time is over', async () => {
  const { clock, needs, status } = await openAged()
  clock.now = AT + LIVES.spam
  expect(await count(needs)).toBe(0)
  expect(await status('spam')).toBe('spam')
})

test('spam ends after its declared life, counted from the last decision', async () => {
  const { clock, needs, status } = await openAged()
  clock.now = AT + LIVES.spam + 1
  expect(await overdueCount(needs, SITE)).toBe(1)
  expect(await count(needs)).toBe(1)
  expect(await status('spam')).toBe('erased')
  expect(await status('later')).toBe('spam')
  clock.now += LIVES.spam
  expect(await count(needs)).toBe(1)
  expect(await status('later')).toBe('erased')
  expect(await overdueCount(needs, SITE)).toBe(0)
})

test('what nobody decides about ends after its declared life', async () => {
  const { clock, needs, status } = await openAged()
  clock.now = AT + LIVES.held
  await sweep(needs, SITE)
  expect(await status('held')).toBe('held')
  clock.now++
  await sweep(needs, SITE)
  expect(await status('held')).toBe('erased')
})

test('a site may keep it for another time', async () => {
  const { clock, needs, status } = await openAged()
  clock.now = AT + LIVES.spam + 1
  await sweep({ ...needs, lives: parseLives(['spam=30']) }, SITE)
  expect(await status('spam')).toBe('spam')
  await sweep({ ...needs, lives: parseLives(['held=14']) }, SITE)
  expect([await status('spam'), await status('held')]).toEqual(['erased', 'erased'])
})

test('what is published stays, however long', async () => {
  const { clock, needs, status, backend } = await openAged()
  clock.now = AT + 100 * LIVES.outsideLesson
  await sweep(needs, SITE)
  expect(await status('ham')).toBe('published')
  const replies = await backend.views.shown(SITE, ARTICLE, 10)
  expect(replies.map(({ id }) => id)).toEqual([idOf('ham')])
})

test('a lesson of an Akismet client ends after a year; sweeping twice does it once', async () => {
  const { clock, needs, backend } = await openAged()
  clock.now = AT + LIVES.outsideLesson + 1
  await sweep(needs, SITE)
  const position = await backend.journal.position()
  expect(await count(needs)).toBe(0)
  expect(await backend.journal.position()).toBe(position)
  expect(await backend.views.lessons(SITE)).toEqual([])
})

test('a clock that goes back erases nothing', async () => {
  const { clock, needs, status } = await openAged()
  clock.now = AT - LIVES.outsideLesson
  expect(await count(needs)).toBe(0)
  expect(await status('spam')).toBe('spam')
})

test('a wish for mail ends after 3 days if unconfirmed, else after 180 days', async () => {
  const { clock, needs, backend } = await openAged()
  const { mailBook } = backend
  await mailBook.add(subscription('held', { createdAt: AT }), 3)
  await mailBook.add(subscription('ham', { createdAt: AT }), 3)
  await mailBook.confirm(SITE, subscription('ham').id)
  const left = async () => [
    (await mailBook.subscriptionOf(SITE, idOf('held')))?.state,
    (await mailBook.subscriptionOf(SITE, idOf('ham')))?.state,
  ]
  clock.now = AT + LIVES.pendingMail
  expect(await count(needs)).toBe(0)
  clock.now++
  expect(await overdueCount(needs, SITE)).toBe(1)
  expect(await count(needs)).toBe(1)
  expect(await left()).toEqual([undefined, 'confirmed'])
  clock.now = AT + LIVES.mail + 1
  await sweep(needs, SITE)
  expect(await left()).toEqual([undefined, undefined])
  expect(await overdueCount(needs, SITE)).toBe(0)
})

test('while an appeal waits its reply stays, but not longer than the register says', async () => {
  const { clock, needs, status, backend } = await openAged()
  const askedAt = AT + LIVES.spam
  await backend.journal.record(appealed('spam', { at: askedAt }))
  clock.now = askedAt + LIVES.appeal
  await sweep(needs, SITE)
  expect([await status('spam'), await status('later')]).toEqual(['spam', 'erased'])
  expect(await overdueCount(needs, SITE)).toBe(0)
  clock.now++
  expect(await overdueCount(needs, SITE)).toBe(1)
  expect(await count(needs)).toBe(1)
  expect(await status('spam')).toBe('erased')
})

test('after the answer to an appeal a reply lives on as after any decision', async () => {
  const { clock, needs, status, backend } = await openAged()
  await backend.journal.record(appealed('spam', { at: AT + 1 }))
  const answeredAt = AT + 2 * LIVES.spam
  await backend.journal.record(decided('spam', 'spam', { at: answeredAt }))
  clock.now = answeredAt + LIVES.spam
  await sweep(needs, SITE)
  expect(await status('spam')).toBe('spam')
  clock.now++
  await sweep(needs, SITE)
  expect(await status('spam')).toBe('erased')
})
