import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Placed, placeInList, repliesBelow } from './place-in-list.ts'

const reply = (id: string, at: number, parentId = ''): Placed => ({ id, at, parentId })

test('the newest reply goes to the end', () => {
  expect(placeInList([reply('a', 1), reply('b', 2)], reply('c', 3))).toBe(2)
})

test('a reply that waited for approval goes where its time puts it', () => {
  expect(placeInList([reply('a', 1), reply('b', 3)], reply('c', 2))).toBe(1)
})

test('replies of the same moment stand in the order in which they arrive', () => {
  expect(placeInList([reply('a', 1), reply('b', 1)], reply('c', 1))).toBe(2)
})

test('a reply without a time goes to the end', () => {
  expect(placeInList([reply('a', 1), reply('b', 3)], reply('c', Number.NaN))).toBe(2)
})

test('in the deepest list an answer stands below what it answers and its other answers', () => {
  const list = [
    reply('a', 1, 'outside'),
    reply('a1', 4, 'a'),
    reply('a1x', 5, 'a1'),
    reply('b', 2, 'outside'),
  ]
  expect(placeInList(list, reply('a2', 6, 'a'))).toBe(3)
  expect(placeInList(list, reply('a0', 3, 'a'))).toBe(1)
  expect(placeInList(list, reply('c', 3, 'outside'))).toBe(4)
})

test('a reply whose parent was taken down stands among the others by its time', () => {
  const roots = [reply('a', 1), reply('b', 2, 'taken'), reply('c', 4)]
  expect(placeInList(roots, reply('d', 3, 'taken'))).toBe(2)
})

test('all that stands below a reply is found, each after the one that it answers', () => {
  const thread = [
    reply('a1x', 3, 'a1'),
    reply('a', 1),
    reply('a1', 2, 'a'),
    reply('b', 2),
    reply('a2', 4, 'a'),
    reply('b1', 5, 'b'),
  ]
  expect(repliesBelow(thread, 'a')).toEqual(['a1', 'a2', 'a1x'])
  expect(repliesBelow(thread, 'b1')).toEqual([])
})

test('what stands below a reply that is in no list any more is found as well', () => {
  expect(repliesBelow([reply('b', 2, 'a'), reply('c', 3, 'b')], 'a')).toEqual(['b', 'c'])
})

test('a ring of replies has an end', () => {
  expect(repliesBelow([reply('a', 1, 'b'), reply('b', 2, 'a')], 'a')).toEqual(['b'])
})

test('in whatever order replies arrive, the list is the same in the end', () => {
  const times = fc.uniqueArray(fc.nat(1_000), { minLength: 1 })
  fc.assert(
    fc.property(times, (arrivals) => {
      const list: Placed[] = []
      for (const at of arrivals) {
        const newcomer = reply(`id${at}`, at)
        list.splice(placeInList(list, newcomer), 0, newcomer)
      }
      expect(list.map(({ at }) => at)).toEqual(arrivals.toSorted((a, b) => a - b))
    }),
  )
})
