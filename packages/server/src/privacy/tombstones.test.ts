import { appendFileSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { erased, idOf, OTHER_SITE, SITE, submitted, taught } from '../backend/events.fixture.ts'
import { openMemoryBackend } from '../backend/memory/memory-backend.ts'
import { keepTombstones } from '../folds/keep-tombstones.ts'
import { purposeKey } from './keyed-hash.ts'
import { DAY_MS, LIVES } from './register.ts'
import { appendTombstones, readTombstones, rewriteTombstones } from './tombstone-file.ts'
import { openTombstones } from './tombstones.ts'

const AT = erased('x').at
const newFile = () => join(mkdtempSync(join(tmpdir(), 'riposte-')), 'riposte.erased')
const open = (file: string, now = AT) =>
  openTombstones({
    file,
    keyOf: (site) => purposeKey(new Uint8Array(32), 'tombstone', site),
    now: () => now,
  })

test('an erasure leaves a tombstone that names nobody, for the owner of the file only', () => {
  const file = newFile()
  open(file).follow([submitted('x'), erased('x'), submitted('y')], 3)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const text = readFileSync(file, 'utf8')
  expect(text).toMatch(/^riposte erased 1\n@0\n[a-z2-7]{26} 2026-11-20 writer\n@3\n$/)
  expect(text).not.toContain(idOf('x'))
  const again = open(file)
  expect(again.find(SITE, idOf('x'), 0)).toMatchObject({ by: 'writer' })
  expect(again.find(SITE, idOf('y'), 0)).toBeUndefined()
  expect(again.find(OTHER_SITE, idOf('x'), 0)).toBeUndefined()
  expect(again.position()).toBe(3)
})

test('a tombstone goes after its declared life, and what is older gets none', () => {
  const file = newFile()
  open(file).follow([erased('x')], 1)
  const later = open(file, AT + LIVES.tombstone + DAY_MS)
  later.follow([erased('x')], 2)
  expect(readTombstones(file).stones.size).toBe(0)
  expect(open(file, AT).find(SITE, idOf('x'), 0)).toBeUndefined()
})

test('a lesson that is taught again after it was forgotten is another', () => {
  const file = newFile()
  const { lessonId } = taught('q', 'spam')
  open(file).follow([{ type: 'forgotten', site: SITE, at: AT, lessonId }], 1)
  expect(open(file).find(SITE, lessonId, AT)).toBeDefined()
  expect(open(file).find(SITE, lessonId, AT + DAY_MS)).toBeUndefined()
})

test('what was erased and not noted before a kill is noted at the start', async () => {
  const file = newFile()
  const { journal } = openMemoryBackend()
  for (const it of [submitted('x'), erased('x'), submitted('y'), erased('y')]) {
    await journal.record(it)
  }
  open(file).follow([erased('x')], 2)
  const stopping = new AbortController()
  const tombstones = open(file)
  await keepTombstones(
    journal,
    {
      ...tombstones,
      follow(events, position) {
        tombstones.follow(events, position)
        stopping.abort()
      },
    },
    stopping.signal,
  )
  expect(open(file).find(SITE, idOf('x'), 0)).toBeDefined()
  expect(open(file).find(SITE, idOf('y'), 0)).toBeDefined()
})

const stone = fc.record({
  hash: fc.string({
    unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz234567'),
    minLength: 26,
    maxLength: 26,
  }),
  day: fc.constantFrom('2026-11-20', '2026-11-21', '2027-01-01'),
  by: fc.constantFrom('writer', 'retention', 'reader'),
})

test('tombstones are read as they were written, cut off anywhere, the later day of two', () => {
  const file = newFile()
  const stones = fc.uniqueArray(stone, { selector: ({ hash }) => hash, maxLength: 8 })
  fc.assert(
    fc.property(stones, stones, fc.nat(), fc.nat(60), (first, second, position, cut) => {
      rewriteTombstones(file, first, 7)
      const whole = readFileSync(file, 'utf8').length
      appendTombstones(file, second, position)
      expect(readTombstones(file).position).toBe(position)
      const kept = readFileSync(file).subarray(0, Math.max(whole, statSync(file).size - cut))
      writeFileSync(file, kept)
      const { stones } = readTombstones(file)
      for (const it of first) expect(stones.get(it.hash)!.day >= it.day).toBe(true)
      appendFileSync(file, '\n')
    }),
  )
})

test.each(['{}', 'riposte erased 2\n'])('another file is refused as it is: %j', (content) => {
  const file = newFile()
  writeFileSync(file, content)
  expect(() => open(file)).toThrow(file)
  expect(readFileSync(file, 'utf8')).toBe(content)
})
