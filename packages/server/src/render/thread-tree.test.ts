import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ReplyView } from './page-views.ts'
import { type Branch, threadTree } from './thread-tree.ts'
import { reply, replyId } from './views.fixture.ts'

const REPLY_DEPTH_MAX = 4
const treeOf = (replies: readonly ReplyView[]) =>
  threadTree(replies, { depthMax: REPLY_DEPTH_MAX, parents: new Map() })

type Shape = (string | Shape)[]

const shapeOf = (branches: readonly Branch[]): Shape =>
  branches.flatMap(({ reply: { id }, branches: below }) =>
    below.length ? [id, shapeOf(below)] : [id],
  )
const all = (branches: readonly Branch[]): Branch[] =>
  branches.flatMap((branch) => [branch, ...all(branch.branches)])
const depthOf = (branches: readonly Branch[]): number =>
  branches.length === 0 ? 0 : 1 + Math.max(...branches.map((it) => depthOf(it.branches)))

test('answers stand below what they answer, in the order given', () => {
  const tree = treeOf([reply(1, null), reply(2, null), reply(3, 1), reply(4, 1)])
  expect(shapeOf(tree)).toEqual([replyId(1), [replyId(3), replyId(4)], replyId(2)])
})

test('a reply to nobody that is known is a root and answers nobody', () => {
  const [branch] = treeOf([reply(1, 99)])
  expect(branch).toMatchObject({ reply: { id: replyId(1) }, answers: null })
})

test('what is too deep stands in the deepest list, below what it answers', () => {
  const chain = [1, 2, 3, 4, 5, 6].map((n) => reply(n, n === 1 ? null : n - 1))
  const tree = treeOf([...chain, reply(7, 3)])
  const ids = [4, 5, 6, 7].map(replyId)
  expect(shapeOf(tree)).toEqual([replyId(1), [replyId(2), [replyId(3), ids]]])
  expect(all(tree).find((it) => it.reply.id === replyId(6))?.answers?.id).toBe(replyId(5))
})

test('a reply to one on another page stands below its root, and says whom it answers', () => {
  const away = { id: replyId(7), name: 'Grace' }
  const replies = [reply(1, null), reply(2, 1), reply(3, 7, { rootId: replyId(1) })]
  const tree = threadTree(replies, { depthMax: 4, parents: new Map([[away.id, away]]) })
  expect(shapeOf(tree)).toEqual([replyId(1), [replyId(2), replyId(3)]])
  expect(all(tree)[2]?.answers).toEqual(away)
})

test('whoever answers whom, even in rings, each reply is drawn once', () => {
  const graph = fc.array(fc.option(fc.nat(40)), { maxLength: 40 })
  fc.assert(
    fc.property(graph, (parents) => {
      const replies = parents.map((parent, n) => reply(n, parent))
      const tree = treeOf(replies)
      const ids = all(tree).map((branch) => branch.reply.id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(depthOf(tree)).toBeLessThanOrEqual(REPLY_DEPTH_MAX)
      expect(ids.toSorted()).toEqual(replies.map(({ id }) => id).toSorted())
    }),
  )
})

test('a hundred thousand replies, each to the one before, are a thread like any other', () => {
  const chain = Array.from({ length: 100_000 }, (_, n) => reply(n, n === 0 ? null : n - 1))
  expect(depthOf(treeOf(chain))).toBe(REPLY_DEPTH_MAX)
})
