import { randomBytes } from 'node:crypto'
import { mkdtempSync, openSync, readFileSync, readSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeKeys, encodeKeys } from './encode-keys.ts'
import { openKeyFile as open, replaceKeyFile } from './key-file.ts'
import { idOfBytes, keyedHash, purposeKey, ROTATING_PURPOSES } from './keyed-hash.ts'
import { rotated, upgraded } from './keys.ts'

const random = (count: number) => new Uint8Array(randomBytes(count))
const openKeyFile = (file: string) => open(file, { randomBytes: random, now: () => 5 })
const newFile = () => join(mkdtempSync(join(tmpdir(), 'riposte-')), 'riposte.keys')

test('a key file is made once, for its owner only, and read again', () => {
  const file = newFile()
  const first = openKeyFile(file)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(openKeyFile(file)).toEqual(first)
  expect(first.akismetKey).toMatch(/^[0-9a-f]{12}$/)
  expect(readFileSync(file, 'utf8')).toContain('"version": 2')
})

test.each([
  '',
  '{',
  '{}',
  '{"version":3}',
  '{"version":1,"master":"AAAA","akismetKey":"x"}',
  `{"version":2,"akismetKey":"0123456789ab","master":"${'A'.repeat(43)}=","generations":[]}`,
])('a damaged key file is refused and left as it is: %j', (content) => {
  const file = newFile()
  writeFileSync(file, content)
  expect(() => openKeyFile(file)).toThrow(file)
  expect(readFileSync(file, 'utf8')).toBe(content)
})

test('other keys take the place of a file, and what it held is overwritten', () => {
  const file = newFile()
  const keys = openKeyFile(file)
  const length = statSync(file).size
  const old = openSync(file, 'r')
  const changed = rotated(keys, random, 9)
  replaceKeyFile(file, changed)
  expect(openKeyFile(file)).toEqual(changed)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const left = Buffer.alloc(length)
  expect(readSync(old, left, 0, length, 0)).toBe(length)
  expect(left.every((byte) => byte === 0)).toBe(true)
})

test('a file of version 1 is read, and has the keys that it had', () => {
  const master = random(32)
  const akismetKey = '0123456789ab'
  const content = { version: 1, master: Buffer.from(master).toString('base64'), akismetKey }
  const file = newFile()
  writeFileSync(file, JSON.stringify(content))
  const keys = openKeyFile(file)
  expect(keys).toMatchObject({ version: 1, akismetKey, master })
  expect(keys.generations).toHaveLength(1)
  for (const purpose of ROTATING_PURPOSES) {
    expect(keys.generations[0]!.sources[purpose]).toEqual({ master, derived: {} })
  }
})

const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 })

test('keys are read as they were written', () => {
  const sites = fc.array(fc.stringMatching(/^[a-z0-9-]{1,9}$/), { maxLength: 3 })
  fc.assert(
    fc.property(bytes32, sites, fc.nat(5), fc.nat(), (master, names, rotations, at) => {
      const akismetKey = 'abcdef012345'
      const text = { version: 1, master: Buffer.from(master).toString('base64'), akismetKey }
      let keys = upgraded(decodeKeys(JSON.stringify(text)), names, random, at)
      for (let i = 0; i < rotations; i++) keys = rotated(keys, random, at + i)
      expect(decodeKeys(encodeKeys(keys))).toEqual(keys)
    }),
    { numRuns: 50 },
  )
})

test('whatever a key file holds, it is read or refused as damaged', () => {
  const file = newFile()
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
      writeFileSync(file, text)
      expect(() => openKeyFile(file)).toThrow(/key file/)
    }),
  )
})

test('keys differ by purpose and by site', () => {
  const master = new Uint8Array(32)
  const keys = [
    purposeKey(master, 'receipt', 'a'),
    purposeKey(master, 'receipt', 'b'),
    purposeKey(master, 'session', 'a'),
  ]
  expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(3)
})

test('lists of parts that differ do not hash alike', () => {
  const key = new Uint8Array(32)
  const hash = (parts: readonly string[]) => Buffer.from(keyedHash(key, parts)).toString('hex')
  fc.assert(
    fc.property(fc.array(fc.string()), fc.array(fc.string()), (a, b) => {
      const same = a.length === b.length && a.every((part, i) => part === b[i])
      return (hash(a) === hash(b)) === same
    }),
  )
  expect(hash(['ab', 'c'])).not.toBe(hash(['a', 'bc']))
})

test('an id holds 128 bits in 26 characters', () => {
  const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 })
  fc.assert(
    fc.property(bytes, bytes, (a, b) => {
      expect(idOfBytes(a)).toMatch(/^[a-z2-7]{26}$/)
      return (idOfBytes(a) === idOfBytes(b)) === a.every((byte, i) => byte === b[i])
    }),
  )
  expect(idOfBytes(new Uint8Array(16).fill(255))).toBe('77777777777777777777777774')
})
