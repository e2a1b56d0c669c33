import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSignIn } from '../http/sign-in.ts'
import { openKeyFile } from '../privacy/key-file.ts'
import { lastingKey } from '../privacy/keys.ts'
import { signIn } from './sign-in.ts'
import { runCommand } from './terminal.fixture.ts'

let data: string
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'riposte-sign-in-'))
})
afterEach(() => rmSync(data, { recursive: true }))

const bytes = (count: number) => new Uint8Array(count).fill(7)
const run = (...words: string[]) => runCommand(signIn, [...words, '--data', data])

/** Whom the running server signs in by a link that the command printed. */
async function signedIn(...words: string[]): Promise<string> {
  const world = { randomBytes: bytes, now: () => Date.now() }
  const keys = openKeyFile(join(data, 'riposte.keys'), world)
  const key = (purpose: 'sign-in-link' | 'session') => lastingKey(keys, purpose, 'newsroom')
  const [linkKey, sessionKey] = [key('sign-in-link'), key('session')]
  const needs = { linkKey, sessionKey, startedAt: 0, ...world }
  const server = createSignIn(needs)
  const { stdout } = await run(...words)
  expect(stdout).toMatch(/^http:\/\/localhost:8080\/desk\/sign-in\/\S+\n$/)
  return server.moderatorOf(server.open(stdout.trim().split('/').at(-1)!))
}

test('a link is the owner’s, or of the moderator named with --as', async () => {
  const before = await run()
  expect([before.code, before.stderr]).toEqual([1, expect.stringContaining('no key file')])
  expect(await signedIn()).toBe('moderator-1')
  const ada = await signedIn('--as', 'Ada King')
  expect(ada).toMatch(/^moderator-[a-z2-7]{16}$/)
  expect(await signedIn('--as', 'ada king')).toBe(ada)
  expect(await signedIn('--as', 'Ben')).not.toBe(ada)
  expect(readFileSync(join(data, 'riposte.keys'), 'utf8')).not.toContain('Ada')
})

test.each(['', '  ', 'a'.repeat(81), 'a\nb'])('%j is nobody’s name', async (name) => {
  await expect(run('--as', name)).rejects.toThrow(/--as: must/)
})
