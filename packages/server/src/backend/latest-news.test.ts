import { expect, test } from 'vitest'
import { erased, objected, submitted } from './events.fixture.ts'
import { keepLatestNews } from './latest-news.ts'

const positions = (news: ReturnType<typeof keepLatestNews>, after: number) =>
  news.after(after)?.map(({ position }) => position)

test('who is up to date gets the last commit; who is behind has to ask the journal', () => {
  const news = keepLatestNews()
  expect(news.after(0)).toBeUndefined()
  news.tell([
    { position: 8, event: submitted('x') },
    { position: 9, event: submitted('z') },
  ])
  expect(positions(news, 6)).toBeUndefined()
  expect(positions(news, 7)).toEqual([8, 9])
  expect(positions(news, 8)).toEqual([9])
  expect(positions(news, 9)).toEqual([])
})

test.each([erased('x'), objected('x')])('after $type nothing is told from memory', (event) => {
  const news = keepLatestNews()
  news.tell([{ position: 1, event: submitted('x') }])
  news.tell([{ position: 2, event }])
  expect(news.after(0)).toBeUndefined()
  expect(news.after(1)).toBeUndefined()
})
