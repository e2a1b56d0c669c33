import { expect, test } from 'vitest'
import { batchRecords } from './batch-records.ts'

test('calls of one turn share a commit, in the order in which they came', async () => {
  const commits: (readonly number[])[] = []
  const { add } = batchRecords<number, number>((items) => {
    commits.push(items)
    return items.map((item) => ({ result: item * 10 }))
  })
  expect(await Promise.all([add(1), add(2), add(3)])).toEqual([10, 20, 30])
  expect(await add(4)).toBe(40)
  expect(commits).toEqual([[1, 2, 3], [4]])
})

test('one item’s failure is its own; a failed commit is everybody’s', async () => {
  const { add } = batchRecords<string, string>((items) => {
    if (items.includes('disk full')) throw new Error('disk full')
    return items.map((it) => (it === 'bad' ? { failure: new Error('bad') } : { result: it }))
  })
  const own = await Promise.allSettled([add('good'), add('bad'), add('fine')])
  expect(own.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  const all = await Promise.allSettled([add('good'), add('disk full')])
  expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
})
