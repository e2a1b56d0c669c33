import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newFolder, RIPOSTE, startNewsroom } from './start-newsroom.ts'

const ROUNDS = 12
const REPLIES = 40

function riposte(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [RIPOSTE, ...words], {
    encoding: 'utf8',
    timeout: 60_000,
  })
  return { status, out: stdout, err: stderr }
}

const holds = (data: string, word: string) =>
  readdirSync(data).some((file) => readFileSync(join(data, file)).includes(word))

/** Kills the child once the file is there and so many turns later: another moment each time. */
async function killWhen(child: ChildProcess, file: string, turns: number) {
  const ended = once(child, 'exit')
  let isOver = false
  void ended.then(() => {
    isOver = true
  })
  while (!isOver && !existsSync(file)) await new Promise((next) => setImmediate(next))
  for (let i = 0; i < turns && !isOver; i++) await new Promise((next) => setImmediate(next))
  child.kill('SIGKILL')
  await ended
}

test('a restore that is killed anywhere leaves the old data or the new', async () => {
  const data = newFolder()
  const options = ['--model', 'none', '--posts-per-minute', '100000']
  const first = await startNewsroom(options, data)
  const article = new URL(first.article).pathname
  const { formToken } = (await (
    await fetch(`${first.origin}/v1/form?article=${article}`)
  ).json()) as {
    formToken: string
  }
  const post = async (text: string) => {
    const answer = await fetch(`${first.origin}/v1/replies`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ article, name: 'Ada', text, formToken }),
    })
    return (await answer.json()) as { id: string; receiptUrl: string }
  }
  const receipts: string[] = []
  for (let i = 0; i < REPLIES; i++) receipts.push((await post(`early-${i}-words`)).receiptUrl)
  // Posts go on while the backup is made.
  const copy = join(newFolder(), 'copy.db')
  const backing = spawn(process.execPath, [RIPOSTE, 'backup', '--data', data, '--out', copy])
  const made = once(backing, 'exit')
  let isMade = false
  void made.then(() => {
    isMade = true
  })
  for (let i = 0; !isMade; i++) await post(`meanwhile-${i}-words`)
  expect((await made)[0]).toBe(0)

  for (const url of receipts.slice(0, REPLIES / 2)) {
    const answer = await fetch(`${first.origin}${url}/erase`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: first.origin },
      body: 'confirm=yes',
    })
    expect(answer.status).toBeLessThan(400)
  }
  await post('late-words')
  expect(await first.stop()).toBe(0)

  const file = join(data, 'riposte.db')
  const fresh = `${file}.restoring`
  const words = [RIPOSTE, 'restore', copy, '--data', data, '--replace']
  for (let round = 0; round < ROUNDS; round++) {
    const child = spawn(process.execPath, words, { stdio: 'ignore' })
    await killWhen(child, fresh, Math.floor(Math.random() * 4_000))
    const server = await startNewsroom(options, data)
    expect(existsSync(fresh)).toBe(false)
    // Old or new, an erased word is nowhere.
    for (let i = 0; i < REPLIES / 2; i++) expect(holds(data, `early-${i}-words`)).toBe(false)
    for (let i = REPLIES / 2; i < REPLIES; i++) expect(holds(data, `early-${i}-words`)).toBe(true)
    expect(await server.stop()).toBe(0)
  }
  const restored = riposte(...words.slice(1))
  expect(restored).toMatchObject({ status: 0 })
  expect(holds(data, 'late-words')).toBe(false)
  for (let i = 0; i < REPLIES; i++) {
    expect(holds(data, `early-${i}-words`)).toBe(i >= REPLIES / 2)
  }
  const again = await startNewsroom(options, data)
  const receipt = await fetch(again.origin + receipts[0]!)
  expect(await receipt.text()).toContain('rased')
  expect(await again.stop()).toBe(0)
}, 240_000)
