import type { ReplyId } from '@riposte/protocol'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cursorOf, parseCursor, queryOf, threadAsk } from './thread-ask.ts'

const replyId = fc.stringMatching(/^[a-z2-7]{26}$/).map((it) => it as ReplyId)
const place = fc.record({ submittedAt: fc.integer({ min: -1e12, max: 1e14 }), id: replyId })
const cursor = fc.oneof(place, fc.nat(99_999))

test('a cursor is read back as it was', () => {
  fc.assert(fc.property(cursor, (it) => void expect(parseCursor(cursorOf(it))).toEqual(it)))
})

test('a page that is asked for is asked for again by its address', () => {
  const order = fc.constantFrom('oldest' as const, 'newest' as const, 'best' as const)
  const asks = fc.record(
    { order, after: cursor, under: replyId, around: replyId },
    { requiredKeys: ['order'] },
  )
  fc.assert(
    fc.property(asks, order, (ask, siteOrder) => {
      const query = Object.fromEntries(queryOf(ask, siteOrder))
      expect(threadAsk(query, siteOrder)).toEqual(ask)
    }),
  )
})

test('whatever an address says, a page is asked for', () => {
  const words = fc.record(
    { order: fc.string(), after: fc.string(), under: fc.string(), reply: fc.string() },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(words, (query) => {
      expect(['oldest', 'newest', 'best']).toContain(threadAsk(query, 'best').order)
    }),
  )
})
