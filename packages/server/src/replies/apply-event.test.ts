import type { Recorded } from '@riposte/protocol'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  appealed,
  appealIdOf,
  decided,
  edited,
  erased,
  submitted,
  undone,
} from '../backend/events.fixture.ts'
import {
  applyEvent,
  mayHaveBeenShown,
  openAppealOf,
  type Reply,
  type ReplyEvent,
} from './apply-event.ts'

const anyEvent = fc.constantFrom<ReplyEvent>(
  submitted('x', { status: 'held' }),
  decided('x', 'approve'),
  decided('x', 'spam'),
  decided('x', 'reject', { decision: 'reject', ground: 'abuse', lesson: null }),
  undone('x', 'approve'),
  undone('x', 'spam'),
  appealed('x'),
  appealed('x', {}, 'again'),
  decided('x', 'spam', { answers: { appealId: appealIdOf('x'), words: 'It is.' } }),
  erased('x'),
)
const history = fc
  .array(anyEvent, { maxLength: 12 })
  .map((events): Recorded<ReplyEvent>[] => events.map((event, i) => ({ position: i + 1, event })))

const fold = (events: readonly Recorded<ReplyEvent>[], start?: Reply) =>
  events.reduce(applyEvent, start)

test('an event that is applied twice changes nothing the second time', () => {
  fc.assert(
    fc.property(history, (events) => {
      const once = fold(events)
      expect(fold(events, once)).toEqual(once)
      expect(fold(events.flatMap((it) => [it, it]))).toEqual(once)
    }),
  )
})

test('once erased, nothing of the writer comes back, whatever follows', () => {
  fc.assert(
    fc.property(history, history, (before, after) => {
      const last = { position: before.length + 1, event: erased('x') }
      const later = after.map((it) => ({ ...it, position: it.position + last.position }))
      const reply = fold([...before, last, ...later])
      expect(reply).toMatchObject({ status: 'erased', name: '', text: '', verdict: null })
      expect([reply?.decisions, reply?.appeals]).toEqual([[], []])
    }),
  )
})

test('a decision and its undo leave the status that was before', () => {
  const reply = fold([{ position: 1, event: submitted('x', { status: 'held' }) }])
  for (const decision of ['approve', 'spam']) {
    const there = fold([{ position: 2, event: decided('x', decision) }], reply)
    expect(there?.status).not.toBe('held')
    const back = fold([{ position: 3, event: undone('x', decision) }], there)
    expect(back).toEqual({ ...reply, changedAt: back?.changedAt, position: 3 })
    expect(back?.changedAt).toBeGreaterThan(reply!.changedAt)
  }
})

test.each([
  ['approve', 'published'],
  ['spam', 'spam'],
])('after %s the reply is %s', (decision, status) => {
  const reply = fold([{ position: 1, event: submitted('x', { status: 'held' }) }])
  expect(fold([{ position: 2, event: decided('x', decision) }], reply)?.status).toBe(status)
})

const inOrder = (...events: readonly ReplyEvent[]) =>
  fold(events.map((event, i) => ({ position: i + 1, event })))!

test('an appeal alone tells readers nothing of a reply that they never saw', () => {
  const held = submitted('x', { status: 'held' })
  expect(mayHaveBeenShown(inOrder(held, appealed('x')))).toBe(false)
  const wasShown = [held, decided('x', 'approve'), undone('x', 'approve')]
  expect(mayHaveBeenShown(inOrder(...wasShown, appealed('x')))).toBe(true)
})

test('an edit ends answers, which were about other words, but not an appeal that waits', () => {
  const asked = [submitted('x', { status: 'held' }), appealed('x')]
  const words = edited('x', { status: 'held' })
  expect(openAppealOf(inOrder(...asked, words))?.words).toBe('Please look again.')
  expect(inOrder(...asked, decided('x', 'spam'), words).appeals).toEqual([])
})
