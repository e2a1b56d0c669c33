import type { JournalEvent } from '@riposte/protocol'
import { expect, test } from 'vitest'
import { erased, submitted } from './events.fixture.ts'
import { keepLatestNews } from './latest-news.ts'

const recordedAt = (position: number) => ({ recorded: true, position, reply: undefined }) as const
const positions = (news: ReturnType<typeof keepLatestNews>, after: number) =>
  news.after(after)?.map(({ position }) => position)

test('who is up to date gets the last commit; who is behind has to ask the journal', () => {
  const news = keepLatestNews()
  expect(news.after(0)).toBeUndefined()
  const refused = { recorded: false, reply: undefined } as const
  const events: readonly JournalEvent[] = [submitted('x'), submitted('y'), submitted('z')]
  news.tell(events, [recordedAt(8), refused, recordedAt(9)])
  expect(positions(news, 6)).toBeUndefined()
  expect(positions(news, 7)).toEqual([8, 9])
  expect(positions(news, 8)).toEqual([9])
  expect(positions(news, 9)).toEqual([])
})

test('after an erasure nothing is told from memory', () => {
  const news = keepLatestNews()
  news.tell([submitted('x')], [recordedAt(1)])
  news.tell([erased('x')], [recordedAt(2)])
  expect(news.after(0)).toBeUndefined()
  expect(news.after(1)).toBeUndefined()
})
