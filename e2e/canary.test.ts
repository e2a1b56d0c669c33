import { expect, test } from 'vitest'
import { newFolder, startNewsroom } from './start-newsroom.ts'

test('a running server tries an erasure by itself, and its notice says so', async () => {
  const data = newFolder()
  const server = await startNewsroom([], data)
  const notice = async () => (await fetch(server.notice)).text()
  expect(await notice()).toContain('posted and erased for a trial')
  while (!(await notice()).includes('nothing of it was left')) {
    await new Promise((next) => setTimeout(next, 200))
  }
  expect(await server.stop()).toBe(0)
  expect(server.errors()).toBe('')
  // It is not tried again at each start.
  const again = await startNewsroom([], data)
  expect(await (await fetch(again.notice)).text()).toContain('nothing of it was left')
  expect(await again.stop()).toBe(0)
}, 60_000)
