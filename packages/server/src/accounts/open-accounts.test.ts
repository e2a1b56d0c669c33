import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SiteId } from '@riposte/protocol'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FiledAccount, hashOfKey, readAccounts, writeAccounts } from './account-file.ts'
import { openAccounts } from './open-accounts.ts'

const ownKey = 'a'.repeat(12)
const hashKey = new Uint8Array(32)
let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'riposte-accounts-'))
  file = join(folder, 'riposte.accounts')
})
afterEach(() => rmSync(folder, { recursive: true }))

function filed(name: string, key: string): FiledAccount {
  const keyHash = hashOfKey(hashKey, key)
  return { name, keyHash, createdAt: 0, checksPerMonth: null, onlySites: [] }
}

function open() {
  const clock = { now: 0 }
  const reports: string[] = []
  const accounts = openAccounts({
    ownSite: 'ledger' as SiteId,
    ownKey,
    hashKey,
    file,
    now: () => clock.now,
    report: (what) => reports.push(what),
  })
  return { ...accounts, clock, reports }
}

test('the server’s own key opens its own site, whatever the blog', () => {
  const { find, siteOf } = open()
  const own = find(ownKey)!
  expect(own.name).toBe('ledger')
  expect(siteOf(own, 'blog.example')).toBe('ledger')
  expect(find('b'.repeat(12))).toBeUndefined()
  expect(find('')).toBeUndefined()
})

test('two accounts that name the same blog have two sites', () => {
  writeAccounts(file, [filed('acme', '1'.repeat(12)), filed('other', '2'.repeat(12))])
  const { find, siteOf } = open()
  const [acme, other] = [find('1'.repeat(12))!, find('2'.repeat(12))!]
  expect(siteOf(acme, 'blog.example')).toBe('acme/blog.example')
  expect(siteOf(other, 'blog.example')).toBe('other/blog.example')
})

test('a key that is made or revoked while the server runs counts within a second', () => {
  const { find, clock } = open()
  writeAccounts(file, [filed('acme', '1'.repeat(12))])
  clock.now += 1_000
  expect(find('1'.repeat(12))?.name).toBe('acme')
  writeAccounts(file, [])
  clock.now += 1_000
  expect(find('1'.repeat(12))).toBeUndefined()
})

test('a file that is damaged while the server runs changes nothing, and is told of', () => {
  writeAccounts(file, [filed('acme', '1'.repeat(12))])
  const { find, clock, reports } = open()
  writeFileSync(file, '{"version":1,"accounts":[{}]}')
  clock.now += 1_000
  expect(find('1'.repeat(12))?.name).toBe('acme')
  expect(reports).toHaveLength(1)
})

test('a damaged file stops the start, with words', () => {
  writeFileSync(file, 'no')
  expect(open).toThrow(/accounts cannot be used/)
})

test('an account that bears the site’s own name cannot speak for it', () => {
  writeAccounts(file, [filed('ledger', '1'.repeat(12))])
  expect(open().find('1'.repeat(12))).toBeUndefined()
})

test('the file holds no key', () => {
  writeAccounts(file, [filed('acme', '1'.repeat(12))])
  expect(JSON.stringify(readAccounts(file))).not.toContain('1'.repeat(12))
})
