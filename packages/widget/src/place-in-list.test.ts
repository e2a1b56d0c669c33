import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Placed, placeInList } from './place-in-list.ts'

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
