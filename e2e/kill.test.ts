import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { newFolder, RIPOSTE, startNewsroom } from './start-newsroom.ts'

const ROUNDS = 50
const WRITERS = 4

interface Acknowledged {
  readonly id: string
  readonly text: string
}

/** Posts one after another until the server is gone; what was acknowledged goes into `acks`. */
async function write(origin: string, article: string, name: string, acks: Acknowledged[]) {
  const form = await fetch(`${origin}/v1/form?article=${article}`)
  const { formToken } = (await form.json()) as { formToken: string }
  for (let i = 0; ; i++) {
    const text = `${name}, number ${i}.`
    const answer = await fetch(`${origin}/v1/replies`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ article, name, text, formToken }),
    })
    const { id } = (await answer.json()) as { id: string }
    if (answer.ok) acks.push({ id, text })
  }
}

test(`kill -9 at ${ROUNDS} random moments under load loses and doubles nothing`, async () => {
  const data = newFolder()
  const acks: Acknowledged[] = []
  let path = ''
  for (let round = 0; round < ROUNDS; round++) {
    // Without a model everything is held, so what is posted does not matter to the filter.
    const server = await startNewsroom(['--model', 'none', '--posts-per-minute', '1000000'], data)
    path = new URL(server.article).pathname
    const writers = Array.from({ length: WRITERS }, (_, i) =>
      write(server.origin, path, `Round ${round}, writer ${i}`, acks).catch(() => {}),
    )
    const enough = acks.length + 1 + Math.floor(Math.random() * 40)
    while (acks.length < enough) await new Promise((resolve) => setImmediate(resolve))
    server.process.kill('SIGKILL')
    await once(server.process, 'exit')
    await Promise.all(writers)
  }
  expect(acks.length).toBeGreaterThan(ROUNDS)

  const server = await startNewsroom(['--model', 'none'], data)
  const cookie = (await fetch(server.deskLink, { redirect: 'manual' })).headers
    .getSetCookie()[0]!
    .split(';')[0]!
  const stored = new Map<string, string>()
  let count = 0
  for (let from = 0, more = true; more; ) {
    const url = `${server.origin}/v1/desk/replies?queue=held&from=${from}`
    const page = (await (await fetch(url, { headers: { cookie } })).json()) as {
      entries: { id: string; version: number; html: string }[]
      more: boolean
    }
    for (const { id, version, html } of page.entries) {
      stored.set(id, html)
      from = version
      count++
    }
    more = page.more
  }
  expect(stored.size).toBe(count)
  const lost = acks.filter(({ id, text }) => !stored.get(id)?.includes(text))
  expect(lost).toEqual([])
  expect(new Set(stored.values()).size).toBe(count)
  expect(await server.stop()).toBe(0)
  // Each was held, so each is in the record of decisions, once, and the chain is whole.
  const verify = [RIPOSTE, 'record', 'verify', '--data', data]
  const said = execFileSync(process.execPath, verify, { encoding: 'utf8' })
  expect(said).toContain(`is intact. Entries: ${count}.`)
}, 240_000)
