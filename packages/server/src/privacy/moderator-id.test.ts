import fc from 'fast-check'
import { expect, test } from 'vitest'
import { purposeKey } from './keyed-hash.ts'
import { moderatorIdOf, moderatorInWords, OWNER, problemOfModeratorName } from './moderator-id.ts'

const key = (site: string) => purposeKey(new Uint8Array(32), 'moderator', site)

test('a name is the same moderator however it is spaced and capitalized', () => {
  const id = moderatorIdOf(key('ledger'), 'Ada King')
  for (const name of ['ada king', '  ADA   KING ', 'Ａｄａ King']) {
    expect(moderatorIdOf(key('ledger'), name)).toBe(id)
  }
  expect(moderatorIdOf(key('ledger'), 'Ada')).not.toBe(id)
})

test('the same name is somebody else on another site', () => {
  expect(moderatorIdOf(key('ledger'), 'Ada')).not.toBe(moderatorIdOf(key('herald'), 'Ada'))
})

test('no name makes the owner’s id, and colleagues see the role and a short id', () => {
  fc.assert(
    fc.property(fc.string(), (name) => {
      const id = moderatorIdOf(key('ledger'), name)
      expect(id).toMatch(/^moderator-[a-z2-7]{16}$/)
      expect(id).not.toBe(OWNER)
      expect(moderatorInWords(id)).toMatch(/^Moderator [a-z2-7]{6}$/)
    }),
  )
  expect(moderatorInWords(OWNER)).toBe('Owner')
})

test('a name that is no name is refused with words', () => {
  expect(problemOfModeratorName('Ada King')).toBeUndefined()
  expect(problemOfModeratorName('  ')).toMatch(/empty/)
  expect(problemOfModeratorName('a'.repeat(81))).toMatch(/at most 80/)
  expect(problemOfModeratorName('a\u0007')).toMatch(/control/)
})
