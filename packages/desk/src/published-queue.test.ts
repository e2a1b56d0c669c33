import type { Queue, ReplyId } from '@riposte/protocol'
import { expect, test } from 'vitest'
import { decidedEntry, heldEntry, publishedEntry } from './desk-entry.fixture.ts'
import {
  belongsIn,
  emptyQueue,
  type QueueAction,
  type QueueState,
  shownCounts,
  visibleCards,
} from './queue-state.ts'
import { reduceQueue } from './reduce-queue.ts'

const run = (state: QueueState, ...actions: readonly QueueAction[]) =>
  actions.reduce(reduceQueue, state)

const counts = { held: 1, spam: 2, reported: 0, appeals: 0 }
const page = (numbers: readonly number[], kind: 'first' | 'next' | 'again', more = false) => {
  const entries = numbers.map((number) => publishedEntry(number))
  return { type: 'loaded', queue: 'published', page: kind, entries, counts, more } as const
}
const threePublished = run(emptyQueue('published'), page([9, 8, 7], 'first'))
const id = (number: number) => `reply${number}` as ReplyId
const shown = (state: QueueState) => visibleCards(state).map(({ entry }) => entry.id)
const takenDown = decidedEntry(publishedEntry(8), 'spam', 10)

test('a decision about a published reply takes its card away, and nothing from the counts', () => {
  const state = run(threePublished, { type: 'decide', id: id(8) })
  expect(shown(state)).toEqual([id(9), id(7)])
  expect(shownCounts(state)).toEqual(counts)
})

test('an undo puts it back in its place', () => {
  const state = run(
    threePublished,
    { type: 'decide', id: id(8) },
    { type: 'decided', entry: takenDown, counts },
    { type: 'undo', id: id(8) },
    { type: 'undone', entry: publishedEntry(8, 11), counts },
  )
  expect([shown(state), state.focusId]).toEqual([[id(9), id(8), id(7)], id(8)])
})

test('what is published meanwhile waits at the top until it is asked for', () => {
  const state = run(threePublished, page([12, 9, 8, 7], 'again'))
  expect(shown(state)).toEqual([id(9), id(8), id(7)])
  expect(shown(run(state, { type: 'showArrived' }))).toEqual([id(12), id(9), id(8), id(7)])
})

test('a new first page takes away nothing that stands behind it', () => {
  const state = run(threePublished, page([12, 9], 'again', true))
  expect(shown(state)).toEqual([id(9), id(8), id(7)])
})

test('what others decided leaves the published ones', () => {
  expect(shown(run(threePublished, page([9, 7], 'again')))).toEqual([id(9), id(7)])
})

test('what stands on an older page is not new', () => {
  const first = run(emptyQueue('published'), page([9, 8], 'first', true))
  const state = run(first, page([9, 8, 7], 'again', true))
  expect(state.cards.map(({ entry }) => entry.id)).toEqual([id(9), id(8)])
})

test.each<[string, ReturnType<typeof heldEntry>, Queue[]]>([
  ['a held reply', heldEntry(1), ['held']],
  ['one that the filter published', publishedEntry(1), ['published']],
  ['one that was left as it is', decidedEntry(publishedEntry(1), 'approve', 2), ['decided']],
  ['one that was taken down', takenDown, ['decided']],
])('%s belongs in one queue', (_name, entry, expected) => {
  const queues: Queue[] = ['held', 'spam', 'published', 'decided']
  expect(queues.filter((queue) => belongsIn(queue, entry))).toEqual(expected)
})
