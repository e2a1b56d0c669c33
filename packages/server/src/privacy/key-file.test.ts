import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openKeyFile as open } from './key-file.ts'
import { idOfBytes, keyedHash, purposeKey } from './keyed-hash.ts'

const openKeyFile = (file: string) => open(file, (count) => new Uint8Array(randomBytes(count)))
const newFile = () => join(mkdtempSync(join(tmpdir(), 'riposte-')), 'riposte.keys')

test('a key file is made once, for its owner only, and read again', () => {
  const file = newFile()
  const first = openKeyFile(file)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(openKeyFile(file)).toEqual(first)
  expect(first.akismetKey).toMatch(/^[0-9a-f]{12}$/)
  expect(readFileSync(file, 'utf8')).toContain('"version": 1')
})

test.each(['', '{', '{}', '{"version":2}', '{"version":1,"master":"AAAA","akismetKey":"x"}'])(
  'a damaged key file is refused and left as it is: %j',
  (content) => {
    const file = newFile()
    writeFileSync(file, content)
    expect(() => openKeyFile(file)).toThrow(file)
    expect(readFileSync(file, 'utf8')).toBe(content)
  },
)

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
