import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Newsroom, newFolder, publishingModel, startNewsroom } from './start-newsroom.ts'

const ROUNDS = 15
const REPLIES = 12

interface Mine {
  readonly words: string
  readonly receiptUrl: string
  isAnswered: boolean
}

const holds = (data: string, word: string) =>
  readdirSync(data).some((file) => readFileSync(join(data, file)).includes(word))

async function post({ origin, article }: Newsroom, words: string): Promise<Mine> {
  const path = new URL(article).pathname
  const form = await fetch(`${origin}/v1/form?article=${path}`)
  const { formToken } = (await form.json()) as { formToken: string }
  const answer = await fetch(`${origin}/v1/replies`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ article: path, name: words, text: words, formToken }),
  })
  const { receiptUrl } = (await answer.json()) as { receiptUrl: string }
  return { words, receiptUrl, isAnswered: false }
}

async function erase({ origin }: Newsroom, mine: Mine) {
  const answer = await fetch(`${origin}${mine.receiptUrl}/erase`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin },
    body: 'confirm=yes',
    redirect: 'manual',
  })
  if (answer.status === 303) mine.isAnswered = true
}

test(`kill -9 at ${ROUNDS} moments of erasing: all of a reply is gone, or nothing`, async () => {
  const data = newFolder()
  const options = ['--model', publishingModel(), '--posts-per-minute', '1000000']
  const all: Mine[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const server = await startNewsroom(options, data)
    // The start has emptied what the kill before left in the write-ahead log.
    for (const { words, isAnswered } of all) {
      if (isAnswered) expect([words, holds(data, words)]).toEqual([words, false])
    }
    for (const { words, receiptUrl } of all) {
      const page = await (await fetch(server.origin + receiptUrl)).text()
      expect([words, page.includes(words)]).toEqual([words, holds(data, words)])
    }
    if (round === ROUNDS) {
      expect(await server.stop()).toBe(0)
      break
    }
    const mine: Mine[] = []
    for (let i = 0; i < REPLIES; i++) mine.push(await post(server, `words-${round}-${i}-end`))
    all.push(...mine)
    const gone = once(server.process, 'exit')
    const erasing = mine.map((it) => erase(server, it).catch(() => {}))
    for (let i = 0; i < Math.random() * 400; i++) await new Promise((next) => setImmediate(next))
    server.process.kill('SIGKILL')
    await Promise.all([gone, ...erasing])
  }
  const tombstones = readFileSync(join(data, 'riposte.erased'), 'utf8').match(/ writer$/gm) ?? []
  const gone = all.filter(({ words }) => !holds(data, words))
  expect(tombstones).toHaveLength(gone.length)
  expect(gone.length).toBeGreaterThan(0)
}, 240_000)
