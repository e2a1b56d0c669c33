import { once } from 'node:events'
import { expect, test } from 'vitest'
import { newFolder, startNewsroom } from './start-newsroom.ts'

const CHECKS = 10_000
const CLIENTS = 8
const ROUNDS = 5

/** Bodies as several kinds of client send them, honest and not; every third asks for the counts. */
function bodyOf(key: string, number: number): { path: string; body: string | URLSearchParams } {
  if (number % 3 === 2) return { path: '/1.2/usage-limit', body: `api_key=${key}` }
  const text = number % 2 === 0 ? `I agree with ${number}.` : `Buy pills http://pills${number}.ru`
  const fields = { blog: `https://blog${number % 5}.example`, user_ip: '', comment_content: text }
  return { path: '/1.1/comment-check', body: new URLSearchParams({ api_key: key, ...fields }) }
}

/** Whether the answer is one that a client understands. */
function isRight(path: string, status: number, text: string): boolean {
  if (status !== 200) return false
  if (path === '/1.1/comment-check') return text === 'true' || text === 'false'
  return typeof JSON.parse(text).usage === 'number'
}

test(`${CHECKS} checks, some while it is killed: right answers or closed connections`, async () => {
  const data = newFolder()
  const wrong: string[] = []
  let [asked, answered, closed] = [0, 0, 0]
  for (let round = 1; round <= ROUNDS; round++) {
    const server = await startNewsroom([], data)
    const gone = once(server.process, 'exit')
    const until = (CHECKS * round) / ROUNDS
    const client = async () => {
      while (asked < until) {
        const { path, body } = bodyOf(server.akismetKey, asked++)
        try {
          const answer = await fetch(server.origin + path, { method: 'POST', body })
          const text = await answer.text()
          answered++
          if (!isRight(path, answer.status, text)) wrong.push(`${answer.status} ${text}`)
        } catch {
          // The process is gone: what a client must be able to live with.
          closed++
          return
        }
      }
    }
    const clients = Array.from({ length: CLIENTS }, client)
    while (asked < until - 100) await new Promise((resolve) => setImmediate(resolve))
    if (round < ROUNDS) server.process.kill('SIGKILL')
    await Promise.all(clients)
    asked = until
    if (round === ROUNDS) {
      const { usage } = await usageOf(server.origin, server.akismetKey)
      // Of each killed process at most what it had counted since it last wrote is lost.
      expect(usage).toBeGreaterThan(CHECKS / ROUNDS / 2)
      expect(usage).toBeLessThanOrEqual(answered + CLIENTS * ROUNDS)
      expect(await server.stop()).toBe(0)
    } else await gone
  }
  expect(wrong).toEqual([])
  expect(answered).toBeGreaterThan(CHECKS / 2)
  expect(closed).toBeLessThanOrEqual(CLIENTS * (ROUNDS - 1))
}, 120_000)

async function usageOf(origin: string, key: string): Promise<{ usage: number }> {
  const answer = await fetch(`${origin}/1.2/usage-limit?api_key=${key}`)
  return (await answer.json()) as { usage: number }
}
