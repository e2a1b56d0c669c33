import { mkdtempSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { WriterId } from '@riposte/protocol'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchBlocks } from './match-blocks.ts'
import { openBlocks } from './open-blocks.ts'
import { readBlocks } from './read-blocks.ts'

const blocked = (line: string, parts: { text?: string; author?: string; authorUrl?: string }) =>
  matchBlocks(readBlocks(line))({ text: 'Words', ...parts }, '203.0.113.9', ['wwww' as WriterId])
    ?.status

test.each([
  ['name: Cheap Pills', { author: 'cheap ｐｉｌｌｓ' }, true],
  ['name: Cheap Pills', { author: 'Not Cheap Pills' }, false],
  ['network: 203.0.113.0/24', {}, true],
  ['network: 203.0.112.0/24', {}, false],
  ['network: 2001:db8::/32', {}, false],
  ['domain: casino.example', { text: 'see https://a@www.CASINO.example/x' }, true],
  ['domain: casino.example', { authorUrl: 'https://casino.example' }, true],
  ['domain: casino.example', { text: 'go to casino.example.' }, true],
  ['domain: casino.example', { text: 'notcasino.example' }, false],
  ['word: Viagra', { text: 'buy VIAGRA!' }, true],
  ['word: cialis', { text: 'a specialist said' }, false],
  ['word: (.*)+', { text: 'literally (.*)+ this' }, true],
  ['writer: wwww', {}, true],
  ['# name: Words', { author: 'Words' }, false],
])('%s and %j: %s', (line, parts, isMet) => {
  expect(blocked(line, parts)).toBe(isMet ? 'spam' : undefined)
})

test('the strictest of those that are met decides', () => {
  expect(blocked('word: words -> hold', {})).toBe('held')
  expect(blocked('word: words -> hold\nname: a -> spam', { author: 'a' })).toBe('spam')
  expect(() => blocked('word: words -> hold\nword: words -> refuse', {})).toThrow('does not take')
})

test.each([
  ['colour: red', 'must begin with one of'],
  ['name: x -> explode', 'after -> comes one of'],
  ['name: x -> quiet', 'need the option --quiet-blocks'],
  ['network: 203.0.113.9/32', 'at most /24'],
  ['network: 2001:db8::1/64', 'at most /48'],
  ['network: here', 'written like'],
  ['domain: nodot', 'written like casino.example'],
])('%s is refused with its line', (line, words) => {
  expect(() => readBlocks(`# first\n${line}`)).toThrow(`Line 2, “${line}”`)
  expect(() => readBlocks(line)).toThrow(words)
})

test('whatever is written and whatever comes, nothing but a problem is thrown', () => {
  const kind = fc.constantFrom('name', 'word', 'domain', 'writer', 'network')
  fc.assert(
    fc.property(kind, fc.string(), fc.string({ maxLength: 300 }), (word, pattern, text) => {
      try {
        blocked(`${word}: ${pattern}`, { text, author: text })
      } catch (error) {
        expect(error).toMatchObject({ name: 'Problem' })
      }
    }),
  )
})

test('a file that is written while the server runs is read again; a broken one is not', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'riposte-')), 'riposte.blocks')
  const reports: string[] = []
  let now = 0
  const report = (what: string) => void reports.push(what)
  const blocks = openBlocks({ file, allowsQuiet: false, now: () => now, report })
  const meets = () => blocks.blockedBy({ text: 'Words' }, '192.0.2.1', [])?.status
  expect(meets()).toBeUndefined()
  writeFileSync(file, 'word: words')
  expect(meets()).toBeUndefined()
  now += 2_000
  expect(meets()).toBe('spam')
  writeFileSync(file, 'nonsense')
  utimesSync(file, 1, 1)
  now += 2_000
  expect(meets()).toBe('spam')
  expect(reports).toHaveLength(1)
  blocks.write('word: words -> hold')
  expect(meets()).toBe('held')
  expect(() => blocks.write('nonsense')).toThrow('Line 1')
  expect(blocks.text()).toBe('word: words -> hold')
})
