import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { key } from './key.ts'
import { runCommand } from './terminal.fixture.ts'

let data: string
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'riposte-key-'))
})
afterEach(() => rmSync(data, { recursive: true }))

const run = (...words: string[]) => runCommand(key, [...words, '--data', data])

test('a key is printed once, and the file knows it no more', async () => {
  expect((await run('list')).stdout).toContain('riposte key create NAME')
  const made = await run('create', 'acme', '--limit', '500', '--only', 'blog.example')
  expect(made.stdout).toMatch(/^[0-9a-f]{12}\n$/)
  const file = join(data, 'riposte.accounts')
  expect(readFileSync(file, 'utf8')).not.toContain(made.stdout.trim())
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const listed = (await run('list')).stdout
  expect(listed).toMatch(/^acme {2}key of \d{4}-\d\d-\d\d {2}500 checks a month {2}blog.example\n$/)
})

test('rotating gives another key and keeps the rest; revoking takes the account away', async () => {
  const made = await run('create', 'acme', '--limit', '500')
  const rotated = await run('rotate', 'acme')
  expect(rotated.stdout).toMatch(/^[0-9a-f]{12}\n$/)
  expect(rotated.stdout).not.toBe(made.stdout)
  expect((await run('list')).stdout).toContain('500 checks a month')
  expect((await run('revoke', 'acme')).stdout).toBe('The key of acme is revoked.\n')
  expect((await run('list')).stdout).toContain('no accounts')
})

test.each([
  [['create'], /Give a name/],
  [['create', 'Acme!'], /Give a name/],
  [['create', 'newsroom'], /own site/],
  [['revoke', 'nobody'], /no account/],
  [['rotate', 'nobody'], /no account/],
  [['destroy', 'acme'], /none of create, list, revoke and rotate/],
  [['create', 'acme', 'more'], /one word too many/],
])('%j is refused with words', async (words, message) => {
  await expect(run(...words)).rejects.toThrow(message)
})

test('a name is given once', async () => {
  await run('create', 'acme')
  await expect(run('create', 'acme')).rejects.toThrow(/already/)
})
