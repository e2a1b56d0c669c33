import type { ReplyId, SubscriptionId } from '@riposte/protocol'
import { expect, test } from 'vitest'
import type { Backend } from './backend.ts'
import { idOf, OTHER_SITE, SITE } from './events.fixture.ts'
import { mailTo, subscription } from './mail-book.fixture.ts'

const PENDING_MAX = 3
const NEVER = { pendingBefore: 0, confirmedBefore: 0, askedBefore: 0 }

/** What every back end promises of subscriptions and the outbox. */
export function describeMailBook(name: string, open: () => Promise<Backend>): void {
  test(`${name}: a reply has one subscription, found by its id and its reply`, async () => {
    const { mailBook } = await open()
    expect(await mailBook.add(subscription('x'), PENDING_MAX)).toBe(true)
    expect(await mailBook.add(subscription('x', { sealed: 'other' }), PENDING_MAX)).toBe(true)
    expect(await mailBook.subscriptionOf(SITE, idOf('x'))).toEqual(subscription('x'))
    const { id } = subscription('x')
    expect(await mailBook.subscription(SITE, id)).toEqual(subscription('x'))
    expect(await mailBook.subscription(OTHER_SITE, id)).toBeUndefined()
    expect(await mailBook.subscriptionOf(OTHER_SITE, idOf('x'))).toBeUndefined()
  })

  test(`${name}: an address has so many pending subscriptions and no more`, async () => {
    const { mailBook } = await open()
    for (const it of ['x', 'y', 'z']) await mailBook.add(subscription(it), PENDING_MAX)
    expect(await mailBook.add(subscription('w'), PENDING_MAX)).toBe(false)
    expect(await mailBook.subscriptionOf(SITE, idOf('w'))).toBeUndefined()
    const another = subscription('v', { addressHash: 'another' })
    expect(await mailBook.add(another, PENDING_MAX)).toBe(true)
    await mailBook.confirm(SITE, subscription('x').id)
    expect(await mailBook.add(subscription('w'), PENDING_MAX)).toBe(true)
  })

  test(`${name}: all subscriptions of a site are read a page at a time`, async () => {
    const { mailBook } = await open()
    for (const it of ['c', 'a', 'b']) await mailBook.add(subscription(it), PENDING_MAX)
    const ids = ['a', 'b', 'c'].map((it) => subscription(it).id).sort()
    const page = async (after: string) =>
      (await mailBook.subscriptionsAfter(SITE, after, 2)).map(({ id }) => id)
    expect(await page('')).toEqual(ids.slice(0, 2))
    expect(await page(ids[1]!)).toEqual(ids.slice(2))
    expect(await page(ids[2]!)).toEqual([])
    expect(await mailBook.subscriptionsAfter(OTHER_SITE, '', 2)).toEqual([])
  })

  test(`${name}: an address is sealed anew, unless it has changed since it was read`, async () => {
    const { mailBook } = await open()
    await mailBook.add(subscription('x'), PENDING_MAX)
    await mailBook.add(subscription('y'), PENDING_MAX)
    await mailBook.noteAsked(SITE, subscription('x').addressHash, 7)
    const by = { sealed: 'sealed anew', addressHash: 'hashed anew' }
    await mailBook.reseal(subscription('x', { sealed: 'another' }), by)
    expect(await mailBook.subscriptionOf(SITE, idOf('x'))).toEqual(subscription('x'))
    for (let i = 0; i < 2; i++) await mailBook.reseal(subscription('x'), by)
    expect(await mailBook.subscriptionOf(SITE, idOf('x'))).toEqual(subscription('x', by))
    expect(await mailBook.subscriptionOf(SITE, idOf('y'))).toEqual(subscription('y'))
    expect(await mailBook.askedAt(SITE, by.addressHash)).toBe(7)
    expect(await mailBook.askedAt(SITE, subscription('x').addressHash)).toBeUndefined()
  })

  test(`${name}: confirming twice confirms once, and nothing that is not there`, async () => {
    const { mailBook } = await open()
    await mailBook.add(subscription('x'), PENDING_MAX)
    const { id } = subscription('x')
    expect(await mailBook.confirm(OTHER_SITE, id)).toBeUndefined()
    for (let i = 0; i < 2; i++) {
      expect(await mailBook.confirm(SITE, id)).toMatchObject({ state: 'confirmed' })
    }
    expect(await mailBook.confirm(SITE, 'nobody' as SubscriptionId)).toBeUndefined()
  })

  test(`${name}: what was queued or sent once is not queued again`, async () => {
    const { mailBook } = await open()
    await mailBook.add(subscription('x'), PENDING_MAX)
    const news = { queued: [mailTo('x', 'answer')], erased: [] }
    await mailBook.take(SITE, { ...news, position: 5 })
    await mailBook.take(SITE, { ...news, position: 6 })
    expect(await mailBook.position(SITE)).toBe(6)
    expect(await mailBook.position(OTHER_SITE)).toBeUndefined()
    expect(await mailBook.due(SITE, 10, 10)).toEqual([mailTo('x', 'answer')])
    expect(await mailBook.due(OTHER_SITE, 10, 10)).toEqual([])
    await mailBook.settle(SITE, [mailTo('x', 'answer')], { doneAt: 11 })
    await mailBook.queue(SITE, mailTo('x', 'answer'))
    expect(await mailBook.due(SITE, 99, 10)).toEqual([])
    await mailBook.forgetMails(SITE, [mailTo('x', 'answer')])
    await mailBook.queue(SITE, mailTo('x', 'answer'))
    expect(await mailBook.due(SITE, 99, 10)).toHaveLength(1)
  })

  test(`${name}: the confirmed subscriptions of an address are found by it`, async () => {
    const { mailBook } = await open()
    await mailBook.add(subscription('x', { createdAt: 2 }), PENDING_MAX)
    await mailBook.add(subscription('y', { createdAt: 1 }), PENDING_MAX)
    await mailBook.add(subscription('z'), PENDING_MAX)
    await mailBook.add(subscription('w', { addressHash: 'another' }), PENDING_MAX)
    for (const it of ['x', 'y', 'w']) await mailBook.confirm(SITE, subscription(it).id)
    const found = async (limit: number) =>
      (await mailBook.confirmedOf(SITE, 'hash', limit)).map(({ replyId }) => replyId)
    expect(await found(9)).toEqual([idOf('y'), idOf('x')])
    expect(await found(1)).toEqual([idOf('y')])
    expect(await mailBook.confirmedOf(OTHER_SITE, 'hash', 9)).toEqual([])
  })

  test(`${name}: the mails of a subscription are found, sent and waiting`, async () => {
    const { mailBook } = await open()
    for (const it of ['x', 'y']) await mailBook.add(subscription(it), PENDING_MAX)
    const early = mailTo('x', null)
    const late = mailTo('x', 'answer', { queuedAt: 2 })
    for (const mail of [late, early, mailTo('y', 'answer')]) await mailBook.queue(SITE, mail)
    await mailBook.settle(SITE, [early], { doneAt: 9 })
    const { id } = subscription('x')
    const found = [
      { ...early, doneAt: 9 },
      { ...late, doneAt: null },
    ]
    expect(await mailBook.mailsOf(SITE, id, 10)).toEqual(found)
    expect(await mailBook.mailsOf(SITE, id, 1)).toEqual(found.slice(0, 1))
    expect(await mailBook.mailsOf(OTHER_SITE, id, 10)).toEqual([])
  })

  test(`${name}: a mail of nobody is not queued`, async () => {
    const { mailBook } = await open()
    await mailBook.queue(SITE, mailTo('x', null))
    await mailBook.take(SITE, { position: 1, queued: [mailTo('x', 'a')], erased: [] })
    expect(await mailBook.due(SITE, 99, 10)).toEqual([])
  })

  test(`${name}: mails come when due, the oldest first, and later if put off`, async () => {
    const { mailBook } = await open()
    await mailBook.add(subscription('x'), PENDING_MAX)
    for (const [answer, dueAt] of [
      ['late', 30],
      ['soon', 10],
      ['next', 20],
    ] as const) {
      await mailBook.queue(SITE, mailTo('x', answer, { dueAt }))
    }
    const due = async (now: number, limit = 10) =>
      (await mailBook.due(SITE, now, limit)).map(({ answerId }) => answerId)
    expect(await due(9)).toEqual([])
    expect(await due(20)).toEqual([idOf('soon'), idOf('next')])
    expect(await due(99, 1)).toEqual([idOf('soon')])
    await mailBook.settle(SITE, [mailTo('x', 'soon')], { dueAt: 50, attempts: 3 })
    expect(await due(49)).toEqual([idOf('next'), idOf('late')])
    expect((await mailBook.due(SITE, 50, 10))[2]).toMatchObject({ dueAt: 50, attempts: 3 })
  })

  test(`${name}: what waits for one address is found across its subscriptions`, async () => {
    const { mailBook } = await open()
    await mailBook.add(subscription('x'), PENDING_MAX)
    await mailBook.add(subscription('y'), PENDING_MAX)
    await mailBook.add(subscription('z', { addressHash: 'another' }), PENDING_MAX)
    for (const [to, answer] of [
      ['x', null],
      ['x', 'a'],
      ['y', 'b'],
      ['y', 'sent'],
      ['z', 'c'],
    ] as const) {
      await mailBook.queue(SITE, mailTo(to, answer))
    }
    await mailBook.settle(SITE, [mailTo('y', 'sent')], { doneAt: 1 })
    const found = await mailBook.waitingFor(SITE, 'hash')
    expect(found.map(({ answerId }) => answerId)).toEqual([idOf('a'), idOf('b')])
    expect(await mailBook.waitingFor(OTHER_SITE, 'hash')).toEqual([])
  })

  test(`${name}: an erased reply takes every mail that has to do with it along`, async () => {
    const { mailBook } = await open()
    await mailBook.add(subscription('x'), PENDING_MAX)
    await mailBook.add(subscription('y'), PENDING_MAX)
    const queued = [mailTo('x', 'a'), mailTo('y', 'x'), mailTo('y', 'b')]
    await mailBook.take(SITE, { position: 1, queued, erased: [idOf('x')] })
    expect(await mailBook.subscriptionOf(SITE, idOf('x'))).toBeUndefined()
    const left = await mailBook.due(SITE, 99, 10)
    expect(left.map(({ answerId }) => answerId)).toEqual([idOf('b')])
  })

  test(`${name}: unsubscribing ends the mail of a reply, or of all of an address`, async () => {
    const { mailBook } = await open()
    for (const it of ['x', 'y', 'z']) await mailBook.add(subscription(it), PENDING_MAX)
    await mailBook.queue(SITE, mailTo('x', 'a'))
    await mailBook.queue(SITE, mailTo('y', 'a'))
    await mailBook.dropReply(SITE, idOf('x'))
    expect(await mailBook.due(SITE, 99, 10)).toHaveLength(1)
    expect(await mailBook.dropAddress(OTHER_SITE, 'hash')).toBe(0)
    expect(await mailBook.dropAddress(SITE, 'hash')).toBe(2)
    expect(await mailBook.dropAddress(SITE, 'hash')).toBe(0)
    expect(await mailBook.due(SITE, 99, 10)).toEqual([])
    expect(await mailBook.subscriptionOf(SITE, 'nothing' as ReplyId)).toBeUndefined()
  })

  test(`${name}: every row ends with its own life`, async () => {
    const { mailBook } = await open()
    await mailBook.add(subscription('x', { createdAt: 10 }), PENDING_MAX)
    await mailBook.add(subscription('y', { createdAt: 10 }), PENDING_MAX)
    await mailBook.confirm(SITE, subscription('y').id)
    await mailBook.noteAsked(SITE, 'hash', 5)
    await mailBook.noteAsked(SITE, 'hash', 10)
    expect(await mailBook.forgetOld(SITE, NEVER)).toBe(0)
    const lives = { pendingBefore: 11, confirmedBefore: 10, askedBefore: 10 }
    expect(await mailBook.overdueCount(SITE, lives)).toBe(1)
    expect(await mailBook.forgetOld(OTHER_SITE, lives)).toBe(0)
    expect(await mailBook.forgetOld(SITE, lives)).toBe(1)
    expect(await mailBook.overdueCount(SITE, lives)).toBe(0)
    expect(await mailBook.askedAt(SITE, 'hash')).toBe(10)
    expect(await mailBook.askedAt(OTHER_SITE, 'hash')).toBeUndefined()
    expect(await mailBook.subscriptionOf(SITE, idOf('y'))).toBeDefined()
    const later = { pendingBefore: 0, confirmedBefore: 11, askedBefore: 11 }
    expect(await mailBook.forgetOld(SITE, later)).toBe(2)
    expect(await mailBook.askedAt(SITE, 'hash')).toBeUndefined()
  })
}
