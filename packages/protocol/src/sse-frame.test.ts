import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sseFrame } from './sse-frame.ts'

test('no text can end a frame or begin another, and the value comes back whole', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(), (text, position) => {
      const lines = sseFrame(position, 'reply', { html: text }).split(/\r\n|\r|\n/)
      expect(lines).toHaveLength(5)
      expect(lines.slice(0, 2)).toEqual([`id: ${position}`, 'event: reply'])
      expect(JSON.parse(lines[2]!.slice('data: '.length))).toEqual({ html: text })
      expect(lines.slice(3)).toEqual(['', ''])
    }),
  )
})
