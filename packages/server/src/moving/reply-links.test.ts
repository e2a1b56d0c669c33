import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createReplyLinks } from './reply-links.ts'

interface Link {
  readonly id: string
  readonly parentId: string | null
  readonly thread?: number
}

function linked(links: readonly Link[]) {
  const made = createReplyLinks()
  const isNew = links.map(({ id, parentId, thread = 0 }) => made.add(id, parentId, thread))
  const cut = made.settle()
  const parents = links.map(({ id, parentId }) => made.parentOf(id, parentId))
  return { ...made, isNew, cut, parents }
}

test('an answer keeps what it answers, also when that comes later', () => {
  const { cut, parents } = linked([
    { id: 'b', parentId: 'a' },
    { id: 'a', parentId: null },
  ])
  expect(cut).toEqual({ orphans: 0, circles: 0 })
  expect(parents).toEqual(['a', null])
})

test('an answer to what is not there, or stands in another thread, answers the article', () => {
  const { cut, parents } = linked([
    { id: 'a', parentId: 'gone' },
    { id: 'b', parentId: 'a', thread: 1 },
    { id: 'c', parentId: 'a' },
  ])
  expect(cut).toEqual({ orphans: 2, circles: 0 })
  expect(parents).toEqual([null, null, 'a'])
})

test('of replies that answer each other in a circle, one answers the article', () => {
  const { cut, parents } = linked([
    { id: 'a', parentId: 'b' },
    { id: 'b', parentId: 'c' },
    { id: 'c', parentId: 'a' },
    { id: 'self', parentId: 'self' },
    { id: 'd', parentId: 'c' },
  ])
  expect(cut).toEqual({ orphans: 0, circles: 2 })
  expect(parents.filter((it) => it === null)).toHaveLength(2)
  expect(parents[3]).toBeNull()
  expect(parents[4]).toBe('c')
})

test('an id counts once', () => {
  const { isNew, takeOnce } = linked([
    { id: 'a', parentId: null },
    { id: 'a', parentId: 'a' },
  ])
  expect(isNew).toEqual([true, false])
  expect([takeOnce('a'), takeOnce('a')]).toEqual([true, false])
})

test('whatever answers whatever, every way up ends at the article', () => {
  const id = fc.nat(30).map(String)
  const link = fc.record({ id, parentId: fc.option(id), thread: fc.nat(2) })
  fc.assert(
    fc.property(fc.uniqueArray(link, { selector: (it) => it.id, maxLength: 30 }), (links) => {
      const { parents, cut } = linked(links)
      const parentOf = new Map(links.map((it, i) => [it.id, parents[i]!]))
      const threadOf = new Map(links.map((it) => [it.id, it.thread]))
      for (const it of links) {
        let steps = 0
        for (let at: string | null = it.id; at !== null; at = parentOf.get(at)!) {
          expect(threadOf.get(at)).toBe(it.thread)
          expect(++steps).toBeLessThanOrEqual(links.length)
        }
      }
      const lost = links.filter((it, i) => it.parentId !== null && parents[i] === null)
      expect(cut.orphans + cut.circles).toBe(lost.length)
    }),
  )
})
