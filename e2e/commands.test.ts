import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newFolder, RIPOSTE, startNewsroom } from './start-newsroom.ts'

function riposte(words: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [RIPOSTE, ...words], {
    input,
    encoding: 'utf8',
    timeout: 30_000,
  })
  return { status, out: stdout, err: stderr }
}

test('the help lists the commands, and each has its own from its options', () => {
  const help = riposte(['--help'])
  expect(help.status).toBe(0)
  const names = [...help.out.matchAll(/^ {2}([a-z-]+) {2}/gm)].map(([, name]) => name!)
  expect(names).toEqual(expect.arrayContaining(['serve', 'check', 'train', 'sign-in']))
  for (const name of names) {
    expect(riposte([name, '--help']).out).toContain(`riposte ${name}`)
  }
  expect(riposte(['--version']).out).toMatch(/^riposte \d+\.\d+\.\d+\n$/)
})

test('an unknown command or option is refused with what to do next', () => {
  expect(riposte(['dance'])).toMatchObject({ status: 2, err: expect.stringContaining('--help') })
  const wrong = riposte(['serve', '--port', 'x', '--hue', 'red'])
  expect(wrong.status).toBe(2)
  expect(wrong.err).toContain('--port')
  expect(wrong.err).toContain('--hue')
})

test('a taken port is said, and no other is taken in silence', async () => {
  const taken = createServer().listen(0, 'localhost')
  await new Promise((resolve) => taken.once('listening', resolve))
  const { port } = taken.address() as { port: number }
  const refused = riposte(['serve', '--data', newFolder(), '--port', String(port)])
  expect(refused).toMatchObject({ status: 1, out: '' })
  expect(refused.err).toContain(`Port ${port} is taken`)
  expect(refused.err).toContain('--port')
  taken.close()
})

test('a second server is refused; a restart keeps the data, for its owner only', async () => {
  const data = newFolder()
  chmodSync(data, 0o755)
  const first = await startNewsroom([], data)
  for (const file of readdirSync(data)) {
    expect([file, statSync(join(data, file)).mode & 0o077]).toEqual([file, 0])
  }
  const second = riposte(['serve', '--data', data, '--port', '0'])
  expect(second.status).toBe(1)
  expect(second.err).toContain('another process is using this data file')
  expect(await first.stop()).toBe(0)
  const again = await startNewsroom([], data)
  expect(again.akismetKey).toBe(first.akismetKey)
  expect(await again.stop()).toBe(0)
})

test.each([
  ['a folder where the data file should be', (data: string) => mkdirSync(join(data, 'riposte.db'))],
  ['a damaged key file', (data: string) => writeFileSync(join(data, 'riposte.keys'), '{"ver')],
  [
    'a file that is no database',
    (data: string) => writeFileSync(join(data, 'riposte.db'), 'x'.repeat(9000)),
  ],
])('%s stops the server with one line that says so', (_name, damage) => {
  const data = newFolder()
  damage(data)
  const refused = riposte(['serve', '--data', data, '--port', '0'])
  expect(refused).toMatchObject({ status: 1, out: '' })
  expect(refused.err).toContain(data)
  expect(refused.err.trim().split('\n')).toHaveLength(1)
})

test('Ctrl-C ends the server cleanly, with a live reader and a slow client there', async () => {
  const server = await startNewsroom()
  const { port, pathname } = new URL(server.article)
  const live = await fetch(`${server.origin}/v1/live?article=${pathname}`)
  const slow = connect(Number(port), 'localhost').on('error', () => {})
  slow.write('POST /replies HTTP/1.1\r\nhost: x\r\ncontent-length: 99\r\n\r\n')
  expect(live.status).toBe(200)
  expect(await server.stop('SIGINT')).toBe(0)
  expect(server.errors()).toBe('')
  slow.destroy()
})

test('riposte check judges a line at a time, in order, while the input goes on', async () => {
  const child = spawn(process.execPath, [RIPOSTE, 'check'])
  let out = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out += text
  })
  const lines = async (count: number) => {
    while (out.split('\n').length <= count) await new Promise((done) => setTimeout(done, 20))
    return out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  }
  child.stdin.write('{"text":"I disagree, the ferry was never on time."}\n')
  const [first] = await lines(1)
  expect(first.label).toBe('ham')
  expect(first.probability).toBeLessThan(0.5)
  expect(first.reasons.length).toBeGreaterThan(0)
  child.stdin.write('no json\n{"comment_content":"Nice.","comment_author":"Bo"}\n')
  const all = await lines(3)
  expect(all[1].error).toContain('2')
  expect(all[2].label).toBe('ham')
  child.stdin.end()
  expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(1)
})
