import { randomBytes as random } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seal, unseal } from './seal.ts'

const randomBytes = (count: number) => new Uint8Array(random(count))
const key = randomBytes(32)
const needs = { key, randomBytes }

test('what was sealed opens in its own place', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ unit: 'grapheme' }), (place, text) => {
      return unseal(key, place, seal(needs, place, text)) === text
    }),
  )
})

test('in another place, under another key, or with one bit changed it does not open', () => {
  fc.assert(
    fc.property(fc.emailAddress(), fc.nat(), (text, at) => {
      const sealed = seal(needs, 'a/1', text)
      expect(unseal(key, 'a/2', sealed)).toBeUndefined()
      expect(unseal(randomBytes(32), 'a/1', sealed)).toBeUndefined()
      const bytes = Buffer.from(sealed, 'base64url')
      bytes[at % bytes.length]! ^= 1
      expect(unseal(key, 'a/1', bytes.toString('base64url'))).toBeUndefined()
    }),
  )
})

test('what was never sealed does not open, whatever it is', () => {
  fc.assert(fc.property(fc.string(), (text) => unseal(key, 'a/1', text) === undefined))
})

test('the same words sealed twice differ, and neither shows them', () => {
  const [a, b] = [seal(needs, 'a/1', 'ada@mail.example'), seal(needs, 'a/1', 'ada@mail.example')]
  expect(a).not.toBe(b)
  for (const it of [a, b])
    expect(Buffer.from(it, 'base64url').toString('latin1')).not.toMatch(/ada/)
})
