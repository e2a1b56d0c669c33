import type { ReplyId } from '@riposte/protocol'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decidedEntry, heldEntry } from './desk-entry.fixture.ts'
import {
  emptyQueue,
  lastMade,
  type QueueAction,
  type QueueState,
  shownCounts,
  visibleCards,
} from './queue-state.ts'
import { reduceQueue } from './reduce-queue.ts'

const run = (state: QueueState, ...actions: readonly QueueAction[]) =>
  actions.reduce(reduceQueue, state)

const counts = { held: 3, spam: 0, reported: 0, appeals: 0 }
const page = (numbers: readonly number[], kind: 'first' | 'next' | 'again', more = false) => {
  const entries = numbers.map((number) => heldEntry(number))
  return { type: 'loaded', queue: 'held', page: kind, entries, counts, more } as const
}
const threeHeld = run(emptyQueue('held'), page([1, 2, 3], 'first'))
const id = (number: number) => `reply${number}` as ReplyId
const shown = (state: QueueState) => visibleCards(state).map(({ entry }) => entry.id)
const approved = (number: number, version = 10) =>
  ({ type: 'decided', entry: decidedEntry(heldEntry(number), 'approve', version), counts }) as const

test('the first card is in focus', () => {
  expect(threeHeld.focusId).toBe(id(1))
})

test('a decided card leaves at once and the next one takes the focus', () => {
  const state = run(threeHeld, { type: 'decide', id: id(1) })
  expect([shown(state), state.focusId]).toEqual([[id(2), id(3)], id(2)])
  expect(shownCounts(state).held).toBe(2)
})

test('after the last card the focus goes to the one before it, and then to none', () => {
  const last = run(threeHeld, { type: 'focused', id: id(3) }, { type: 'decide', id: id(3) })
  expect(last.focusId).toBe(id(2))
  const none = run(last, { type: 'decide', id: id(2) }, { type: 'decide', id: id(1) })
  expect(none.focusId).toBeNull()
})

test('a decision that fails brings the card back to its place, with the reason', () => {
  const state = run(
    threeHeld,
    { type: 'decide', id: id(1) },
    { type: 'failed', id: id(1), reason: 'No network.' },
  )
  expect(shown(state)).toEqual([id(1), id(2), id(3)])
  expect(state.cards[0]!.fault).toBe('No network.')
  expect([state.focusId, lastMade(state)]).toEqual([id(2), undefined])
})

test('an erased reply is gone, and so is the way to undo what was decided about it', () => {
  const state = run(threeHeld, { type: 'decide', id: id(2) }, approved(2), {
    type: 'focused',
    id: id(3),
  })
  const after = run(state, { type: 'erased', id: id(2) }, { type: 'erased', id: id(3) })
  expect([shown(after), after.focusId, lastMade(after)]).toEqual([[id(1)], id(1), undefined])
  expect(JSON.stringify(after)).not.toMatch(/Reader [23]/)
  expect(run(after, { type: 'erased', id: id(9) })).toBe(after)
})

test('an answer to what was decided about an erased reply brings nothing back', () => {
  const state = run(threeHeld, { type: 'decide', id: id(2) }, { type: 'erased', id: id(2) })
  expect(run(state, approved(2))).toBe(state)
  const failed = { type: 'failed', id: id(2), reason: 'It is gone.' } as const
  expect(run(state, failed)).toBe(state)
})

test('an undone card is back in its place and in focus', () => {
  const state = run(threeHeld, { type: 'decide', id: id(2) }, approved(2), {
    type: 'undo',
    id: id(2),
  })
  const back = run(state, { type: 'undone', entry: heldEntry(2, 11), counts })
  expect([shown(back), back.focusId]).toEqual([[id(1), id(2), id(3)], id(2)])
  expect(lastMade(back)).toBeUndefined()
})

test('what arrives waits until it is asked for', () => {
  const state = run(threeHeld, page([1, 2, 3, 4], 'again'))
  expect(shown(state)).toEqual([id(1), id(2), id(3)])
  expect(shown(run(state, { type: 'showArrived' }))).toEqual([id(1), id(2), id(3), id(4)])
})

test('on an empty desk what arrives is shown at once', () => {
  const empty = run(emptyQueue('held'), page([], 'first'))
  expect(run(empty, page([1], 'again')).focusId).toBe(id(1))
})

test('what stands on a page that nobody asked for is not new', () => {
  const first = run(emptyQueue('held'), page([1, 2], 'first', true))
  const state = run(first, page([2, 3], 'again', true))
  expect(state.cards.map(({ phase }) => phase)).not.toContain('arrived')
})

test('what others decided goes, but the card in focus stays to say so', () => {
  const state = run(threeHeld, page([3], 'again'))
  expect(state.cards.map(({ phase }) => phase)).toEqual(['taken', 'gone', 'open'])
  expect(shown(run(state, { type: 'moved', by: 1 }))).toEqual([id(3)])
})

test('an out-of-date page brings no decided card back', () => {
  const state = run(threeHeld, { type: 'decide', id: id(1) }, approved(1))
  expect(shown(run(state, page([1, 2, 3], 'again'), { type: 'showArrived' }))).toHaveLength(2)
})

test('another tab keeps what is on its way and what can be undone', () => {
  const state = run(
    threeHeld,
    { type: 'decide', id: id(1) },
    { type: 'opened', queue: 'spam' },
    approved(1),
  )
  expect([lastMade(state), state.waiting.size]).toEqual([id(1), 0])
})

/** Whatever is pressed and in whatever order the server answers. */
test('no decision is lost or doubled, and the focus is always on a card that is there', () => {
  const step = fc.record({
    what: fc.constantFrom('decide', 'answer', 'fail', 'undo', 'up', 'down', 'again'),
    which: fc.nat(5),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const server = fakeServer(6)
      let state = run(emptyQueue('held'), server.page('first'))
      for (const { what, which } of steps) {
        state = server.take(state, what, which)
        const visible = shown(state)
        expect(new Set(visible).size).toBe(visible.length)
        expect(
          state.focusId === null ? visible.length === 0 : visible.includes(state.focusId),
        ).toBe(true)
      }
      while (state.waiting.size > 0) state = server.take(state, 'answer', 0)
      state = run(state, server.page('again'), { type: 'showArrived' })
      expect(shown(state).toSorted()).toEqual(server.held().toSorted())
    }),
  )
})

/** Answers one request at a time, in any order, and refuses what was decided before. */
function fakeServer(size: number) {
  const now = new Map(Array.from({ length: size }, (_, n) => [id(n + 1), heldEntry(n + 1)]))
  let position = size
  const held = () => [...now.values()].filter(({ status }) => status === 'held')
  const answer = (which: ReplyId): QueueAction => {
    const before = now.get(which)!
    position += 1
    const isHeld = before.status === 'held'
    const entry = isHeld
      ? decidedEntry(before, 'approve', position)
      : { ...before, status: 'held' as const, version: position, decision: null }
    now.set(which, entry)
    return { type: isHeld ? 'decided' : 'undone', entry, counts }
  }
  return {
    held: () => held().map((entry) => entry.id),
    page: (kind: 'first' | 'again') => {
      const entries = held().toSorted((a, b) => a.version - b.version)
      return { type: 'loaded', queue: 'held', page: kind, entries, counts, more: false } as const
    },
    take(state: QueueState, what: string, which: number): QueueState {
      const waiting = [...state.waiting.keys()]
      const asked = waiting[which % (waiting.length || 1)]
      const last = lastMade(state)
      if (what === 'decide' && state.focusId)
        return run(state, { type: 'decide', id: state.focusId })
      if (what === 'answer' && asked) return run(state, answer(asked))
      if (what === 'fail' && asked) return run(state, { type: 'failed', id: asked, reason: 'No.' })
      if (what === 'undo' && last) return run(state, { type: 'undo', id: last })
      if (what === 'again') return waiting.length > 0 ? state : run(state, this.page('again'))
      if (what === 'up' || what === 'down') {
        return run(state, { type: 'moved', by: what === 'up' ? -1 : 1 })
      }
      return state
    },
  }
}
