import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sameBytes } from '../submissions.fixture.ts'
import { type Burst, createBurstMemory } from './burst-memory.ts'
import { burstReason } from './burst-reason.ts'
import { anyPrint, anyTime, distinctText, HOUR_MS, NOON, PITCH, printOf } from './memory.fixture.ts'

const print = printOf(PITCH)
const anyStep = fc.tuple(anyPrint, anyTime, fc.constantFrom('remember', 'teachHam'))

test('recalling changes nothing', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 20 }), anyPrint, anyTime, (steps, other, at) => {
      const memory = createBurstMemory({ slots: 256 })
      for (const [each, time, verb] of steps) memory[verb as 'remember'](each, time)
      const before = memory.bytes()
      expect(memory.recall(other, at)).toEqual(memory.recall(other, at))
      expect(sameBytes(memory.bytes(), before)).toBe(true)
    }),
  )
})

test('the same steps make the same memory, to the byte', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 20 }), (steps) => {
      const [one, other] = [1, 2].map(() => {
        const memory = createBurstMemory({ slots: 256 })
        for (const [each, time, verb] of steps) memory[verb as 'remember'](each, time)
        return memory.bytes()
      })
      expect(sameBytes(one!, other!)).toBe(true)
    }),
  )
})

test('copies count one each, and half after a half-life', () => {
  const memory = createBurstMemory({ halfLifeMs: 2 * HOUR_MS })
  for (let copy = 0; copy < 8; copy++) {
    expect(memory.recall(print, NOON).copies).toBe(copy)
    memory.remember(print, NOON)
  }
  expect(memory.recall(print, NOON + 2 * HOUR_MS).copies).toBe(4)
  expect(memory.recall(print, NOON + 8 * HOUR_MS).copies).toBe(0.5)
})

test('the order in which copies come in makes no difference', () => {
  fc.assert(
    fc.property(fc.array(anyTime, { minLength: 1, maxLength: 20 }), (times) => {
      const [one, other] = [times, [...times].reverse()].map((order) => {
        const memory = createBurstMemory()
        for (const at of order) memory.remember(print, at)
        return memory.recall(print, Math.max(...times)).copies
      })
      expect(one).toBeCloseTo(other!, 9)
    }),
  )
})

const anySteps = fc.array(anyStep, { maxLength: 20 })
const anyTimed = fc.array(fc.tuple(anyPrint, anyTime), { maxLength: 5 })

test('what is taken out again is as if it had never come in', () => {
  fc.assert(
    fc.property(anySteps, anyTimed, anyTimed, (steps, sent, taught) => {
      const memory = createBurstMemory()
      for (const [each, time, verb] of steps) memory[verb as 'remember'](each, time)
      const asked = [...steps, ...sent, ...taught].map(([each]) => each)
      const ask = () => asked.map((each) => memory.recall(each, NOON + 300 * HOUR_MS))
      const [before, size] = [ask(), memory.size()]
      for (const [each, at] of sent) memory.remember(each, at)
      for (const [each, at] of taught) memory.teachHam(each, at)
      for (const [each, at] of sent) memory.forget(each, at)
      for (const [each, at] of taught) memory.forgetHam(each, at)
      // What had faded to less than the rounding of one copy may go with that copy.
      expect(memory.size()).toBeLessThanOrEqual(size)
      ask().forEach((burst, i) => {
        expect(burst).toEqual({
          ...before[i],
          copies: burst.copies,
          linksCopies: burst.linksCopies,
        })
        expect(burst.copies).toBeCloseTo(before[i]!.copies, 6)
        expect(burst.linksCopies).toBeCloseTo(before[i]!.linksCopies, 6)
      })
    }),
  )
})

test('forgetting what never came in changes nothing', () => {
  const memory = createBurstMemory()
  memory.forget(print, NOON)
  memory.forgetHam(print, NOON)
  expect(sameBytes(memory.bytes(), createBurstMemory().bytes())).toBe(true)
})

test('memory never grows, and a burst outlives ten thousand different texts', () => {
  const memory = createBurstMemory({ slots: 1_024 })
  for (let copy = 0; copy < 6; copy++) memory.remember(print, NOON)
  for (let i = 0; i < 10_000; i++) memory.remember(printOf(distinctText(i)), NOON + i)
  expect(memory.size()).toBeLessThanOrEqual(1_024)
  expect(memory.bytes()).toHaveLength(1_024 * 28)
  expect(memory.recall(print, NOON).copies).toBe(6)
})

test('memory has room for a power of two of slots', () => {
  expect(() => createBurstMemory({ slots: 1_000 })).toThrow(RangeError)
})

test('a campaign keeps its name while every copy is edited', () => {
  const memory = createBurstMemory()
  const first = memory.remember(print, NOON)
  const words = PITCH.trim().split(' ')
  words.forEach((word, i) => {
    const edited = words.with(i, `${word.slice(0, -1)}q`).join(' ')
    const copy = printOf(`${edited} https://${word.toLowerCase().replace(/\W/g, '')}.com`)
    expect(memory.recall(copy, NOON + i).campaign).toBe(first)
    expect(memory.remember(copy, NOON + i)).toBe(first)
  })
  expect(first).toMatch(/^[0-9a-f]{8}$/)
  expect(memory.recall(printOf(distinctText(1)), NOON).campaign).toBeUndefined()
  expect(memory.recall(print, NOON + 1_000 * HOUR_MS).campaign).toBeUndefined()
})

test('what a person called honest is not raised, however often it is repeated', () => {
  const anyText = fc.constantFrom(PITCH, 'Good morning everyone!', 'First!', distinctText(3))
  fc.assert(
    fc.property(anyText, fc.nat(60), fc.nat(60), (text, before, after) => {
      const memory = createBurstMemory()
      const repeated = printOf(text)
      for (let i = 0; i < before; i++) memory.remember(repeated, NOON)
      memory.teachHam(repeated, NOON)
      for (let i = 0; i < after; i++) memory.remember(repeated, NOON + HOUR_MS)
      const burst = memory.recall(repeated, NOON + HOUR_MS)
      expect(burst.regular).toBe(true)
      expect(burst.copies).toBeGreaterThanOrEqual(after)
      expect(burstReason(burst)).toBeUndefined()
    }),
  )
})

test('a person’s word fades, and can be taken back', () => {
  const memory = createBurstMemory()
  const regularAfter = (days: number) => memory.recall(print, NOON + days * 24 * HOUR_MS).regular
  memory.teachHam(print, NOON)
  expect([regularAfter(0), regularAfter(29), regularAfter(31)]).toEqual([true, true, false])
  memory.forgetHam(print, NOON)
  expect(regularAfter(0)).toBe(false)
})

test('an honest text does not vouch for a link that is put into it', () => {
  const memory = createBurstMemory()
  memory.teachHam(print, NOON)
  const copy = printOf(`${PITCH} http://some-casino.com`)
  for (let i = 0; i < 20; i++) memory.remember(copy, NOON)
  expect(burstReason(memory.recall(copy, NOON))?.code).toBe('burst-link')
})

const burstOf = (burst: Partial<Burst>): Burst => ({
  copies: 0,
  linksCopies: 0,
  campaign: undefined,
  regular: false,
  length: 100,
  ...burst,
})
const logOddsOf = (burst: Partial<Burst>) => burstReason(burstOf(burst))?.logOdds ?? 0

test('more copies never say less, and at most four log-odds', () => {
  const anyCount = fc.double({ min: 0, max: 1e6, noNaN: true })
  fc.assert(
    fc.property(anyCount, anyCount, anyCount, fc.nat(255), (one, other, linksCopies, length) => {
      const [fewer, more] = [Math.min(one, other), Math.max(one, other)]
      const logOdds = logOddsOf({ copies: more, linksCopies, length })
      expect(logOdds).toBeGreaterThanOrEqual(logOddsOf({ copies: fewer, linksCopies, length }))
      expect(logOdds).toBeLessThanOrEqual(4)
    }),
  )
})

test('a text sent twice says little; a few letters, and a few shared links, say nothing', () => {
  expect(logOddsOf({ copies: 1 })).toBe(1)
  expect(logOddsOf({ copies: 1, length: 39 })).toBeLessThan(0.2)
  expect(logOddsOf({ copies: 1_000, length: 4 })).toBe(0)
  expect(logOddsOf({ linksCopies: 3 })).toBe(0)
  expect(logOddsOf({ linksCopies: 1_000 })).toBe(1)
})
