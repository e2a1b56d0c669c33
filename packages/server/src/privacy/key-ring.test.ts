import { expect, test } from 'vitest'
import { createKeyRing } from './key-ring.ts'
import { LASTING_PURPOSES, purposeKey, ROTATING_PURPOSES } from './keyed-hash.ts'
import { freshKeys, KEY_LIVES, type Keys, upgraded } from './keys.ts'
import { DAY_MS } from './register.ts'

const AT = Date.UTC(2026, 10, 20)
let drawn = 0
const randomBytes = (count: number) => new Uint8Array(count).fill(++drawn)

const lifeOf = (purpose: string) => KEY_LIVES[purpose as keyof typeof KEY_LIVES]

function openRing(keys: Keys = freshKeys(randomBytes, AT)) {
  const clock = { now: AT }
  const saved: Keys[] = []
  const save = (changed: Keys) => void saved.push(changed)
  const ring = createKeyRing({ keys, save, randomBytes, now: () => clock.now })
  return { ring, clock, saved }
}

test('a rotation begins with new keys, and the old ones still find what is theirs', () => {
  const { ring, saved } = openRing()
  const before = ring.living('voter', 'a')
  const receipt = ring.lasting('receipt', 'a')
  ring.rotate()
  const after = ring.living('voter', 'a')
  expect(after).toHaveLength(2)
  expect(after[1]).toEqual(before[0])
  expect(after[0]).not.toEqual(before[0])
  expect(ring.lasting('receipt', 'a')).toEqual(receipt)
  expect(saved.at(-1)!.generations).toBe(ring.generations())
})

test('each key is destroyed when its life is over, not before, and the newest never', () => {
  const { ring, clock, saved } = openRing()
  ring.rotate()
  expect(ring.destroyDead(false)).toBe(false)
  expect(ring.destroyDead(true)).toBe(true)
  const left = () => Object.keys(ring.generations()[1]?.sources ?? {})
  expect(left()).toEqual(ROTATING_PURPOSES.filter((it) => it !== 'mail-seal'))
  const all = left()
  const lives = [...new Set(all.map(lifeOf))].toSorted((a, b) => a - b)
  expect(lives.length).toBeGreaterThan(1)
  for (const life of lives) {
    clock.now = AT + life
    ring.destroyDead(true)
    expect(left()).toEqual(all.filter((it) => lifeOf(it) >= life))
    clock.now++
    ring.destroyDead(true)
    expect(left()).toEqual(all.filter((it) => lifeOf(it) > life))
  }
  clock.now = AT + 10_000 * DAY_MS
  ring.destroyDead(true)
  expect(ring.generations()).toHaveLength(1)
  expect(ring.living('voter', 'a')).toHaveLength(1)
  expect(saved.at(-1)!.generations).toHaveLength(1)
})

test('a clock that goes back destroys nothing', () => {
  const { ring, clock } = openRing()
  ring.rotate()
  ring.destroyDead(true)
  clock.now = AT - 10_000 * DAY_MS
  expect(ring.destroyDead(true)).toBe(false)
})

test('keys of version 1 go on, and can be destroyed, while receipts go on opening', () => {
  const master = new Uint8Array(32).fill(200)
  const source = { master, derived: {} }
  const sources = Object.fromEntries(ROTATING_PURPOSES.map((it) => [it, source]))
  const generations = [{ number: 1, createdAt: 0, retiredAt: null, sources }]
  const old: Keys = { version: 1, akismetKey: '0123456789ab', master, derived: {}, generations }
  const { ring, clock, saved } = openRing(upgraded(old, ['a', 'b'], randomBytes, AT))
  for (const site of ['a', 'b']) {
    for (const it of LASTING_PURPOSES) {
      expect(ring.lasting(it, site)).toEqual(purposeKey(master, it, site))
    }
    for (const it of ROTATING_PURPOSES) {
      expect(ring.living(it, site)).toEqual([purposeKey(master, it, site)])
    }
  }
  expect(ring.living('voter', 'c')[0]).not.toEqual(purposeKey(master, 'voter', 'c'))
  ring.rotate()
  clock.now += 10_000 * DAY_MS
  ring.destroyDead(true)
  expect(ring.lasting('receipt', 'a')).toEqual(purposeKey(master, 'receipt', 'a'))
  // Neither the old master nor a pseudonym's key that came from it is anywhere any more.
  const held = JSON.stringify(saved.at(-1), (_, it) => (it instanceof Uint8Array ? [...it] : it))
  const isHeld = (key: Uint8Array) => held.includes(JSON.stringify([...key]))
  expect(isHeld(master)).toBe(false)
  expect(isHeld(purposeKey(master, 'voter', 'a'))).toBe(false)
  expect(isHeld(purposeKey(master, 'receipt', 'a'))).toBe(true)
})
