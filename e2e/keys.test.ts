import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  type Newsroom,
  newFolder,
  publishingModel,
  RIPOSTE,
  startNewsroom,
} from './start-newsroom.ts'

function keys(data: string, action: string) {
  const words = [RIPOSTE, 'keys', action, '--data', data]
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' })
  return { status, out: stdout, err: stderr }
}

const jsonOf = (data: string) => JSON.parse(readFileSync(join(data, 'riposte.keys'), 'utf8'))
const numbers = (out: string) => [...new Set(out.split('\n').map((it) => it.split(' ')[0]))]

async function post({ origin, article }: Newsroom, fields: Record<string, unknown>) {
  const path = new URL(article).pathname
  const form = await fetch(`${origin}/v1/form?article=${path}`)
  const { formToken } = (await form.json()) as { formToken: string }
  const answer = await fetch(`${origin}/v1/replies`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ article: path, name: 'Ada', formToken, ...fields }),
  })
  return (await answer.json()) as { id: string; writer: string; receiptUrl: string }
}

async function edit({ origin }: Newsroom, id: string, writer: string) {
  const answer = await fetch(`${origin}/v1/replies/${id}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: `Other words, ${Math.random()}`, writer }),
  })
  return answer.status
}

const options = () => ['--model', publishingModel()]

test('keys are replaced beside a running server, and while it is stopped', async () => {
  const data = newFolder()
  const server = await startNewsroom(options(), data)
  const first = await post(server, { text: 'One.' })
  const listed = keys(data, 'list')
  expect(listed.out).toMatch(/^1 {2}made \d{4}-\d\d-\d\d {2}votes and reports +in use/)
  const replaced = keys(data, 'rotate')
  expect(replaced).toMatchObject({ status: 0, err: '' })
  expect(replaced.out).toMatch(/^1 .*writers +destroyed 20/m)
  expect(numbers(replaced.out)).toEqual(['2', '1', ''])
  expect(existsSync(join(data, 'riposte.keys.rotate'))).toBe(false)
  expect(await edit(server, first.id, first.writer)).toBe(200)
  const second = await post(server, { text: 'Two.', writer: first.writer })
  expect(await server.stop()).toBe(0)

  expect(numbers(keys(data, 'rotate').out)).toEqual(['3', '2', '1', ''])
  expect(statSync(join(data, 'riposte.keys')).mode & 0o777).toBe(0o600)
  for (const { keys: sources } of jsonOf(data).generations) {
    for (const { master } of Object.values<{ master: string }>(sources)) {
      expect(listed.out + replaced.out).not.toContain(master)
    }
  }
  const again = await startNewsroom(options(), data)
  expect(await edit(again, first.id, second.writer)).toBe(200)
  expect(await edit(again, second.id, second.writer)).toBe(200)
  const notice = (await (await fetch(again.notice)).text()).replace(/<[^>]*>/g, '')
  expect(notice).toContain('replaced after 90 days; older ones that wait to be destroyed: 2')
  expect(await again.stop()).toBe(0)
})

test('a key file of version 1 goes on: receipts open, its master is nowhere any more', async () => {
  const data = newFolder()
  const akismetKey = '0123456789ab'
  const master = Buffer.alloc(32, 0x5a).toString('base64')
  writeFileSync(join(data, 'riposte.keys'), JSON.stringify({ version: 1, master, akismetKey }))
  const server = await startNewsroom(options(), data)
  expect(server.akismetKey).toBe(akismetKey)
  const first = await post(server, { text: 'One.' })
  expect(jsonOf(data).version).toBe(2)
  expect(readFileSync(join(data, 'riposte.keys'), 'utf8')).not.toContain(master)
  expect(keys(data, 'rotate').status).toBe(0)
  expect((await fetch(server.origin + first.receiptUrl)).status).toBe(200)
  expect(server.newDeskLink()).toContain('/desk/sign-in/')
  const signedIn = await fetch(server.newDeskLink().trim(), { redirect: 'manual' })
  expect(signedIn.headers.getSetCookie()).toHaveLength(1)
  expect(await server.stop()).toBe(0)
})

test('killed at any moment of a rotation, the key file is whole and nobody is lost', async () => {
  const data = newFolder()
  const wish = join(data, 'riposte.keys.rotate')
  let owned: { id: string; writer: string } | undefined
  for (let round = 0; round < 6; round++) {
    const server = await startNewsroom(options(), data)
    owned ??= await post(server, { text: 'Mine.' })
    expect(await edit(server, owned.id, owned.writer)).toBe(200)
    writeFileSync(wish, '')
    while (existsSync(wish)) await new Promise((next) => setImmediate(next))
    for (let i = 0; i < round * 20; i++) await new Promise((next) => setImmediate(next))
    server.process.kill('SIGKILL')
    await once(server.process, 'exit')
    expect(jsonOf(data).generations.length).toBe(round + 2)
  }
}, 60_000)
