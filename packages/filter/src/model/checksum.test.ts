import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checksum, isSealed, seal } from './checksum.ts'

test('the checksum is that of gzip, whatever the length', () => {
  expect(checksum(new TextEncoder().encode('123456789'))).toBe(0xcbf43926)
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
      expect(checksum(bytes)).toBe(crc32(bytes))
    }),
  )
})

test('what is sealed is known as sealed, and nothing that differs by a bit', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 4, maxLength: 40 }), fc.nat(), (bytes, place) => {
      seal(bytes)
      expect(isSealed(bytes)).toBe(true)
      bytes[place % bytes.length]! ^= 1 << (place % 8)
      expect(isSealed(bytes)).toBe(false)
    }),
  )
})
