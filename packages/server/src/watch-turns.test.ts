import { expect, test, vi } from 'vitest'
import { watchTurns } from './watch-turns.ts'

test('a turn is as long as it has lasted, and the next begins anew', async () => {
  const clock = { now: 0 }
  const stopping = new AbortController()
  const turnMs = watchTurns(() => clock.now, stopping.signal)
  clock.now = 700
  expect(turnMs()).toBe(700)
  await vi.waitFor(() => expect(turnMs()).toBe(0))
  stopping.abort()
  clock.now = 900
  expect(turnMs()).toBe(200)
})
