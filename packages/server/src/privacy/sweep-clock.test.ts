import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SweepClock } from '../backend/sweep-book.ts'
import {
  CLOCK_TOLERANCE_MS,
  dateGiven,
  endBefore,
  firstClock,
  isBelieved,
  isNotable,
  PROOF_MS,
  readClock,
} from './sweep-clock.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const AT = Date.UTC(2026, 10, 1)

/** A clock after a day of readings each hour, so that it is believed. */
function steady(hours = 25, from = firstClock(AT), at = AT): SweepClock {
  let clock = from
  for (let hour = 1; hour <= hours; hour++) clock = readClock(clock, at + hour * HOUR, HOUR)
  return clock
}

test('a new server believes its clock after a day of running, and erases nothing before', () => {
  const young = steady(23)
  expect(isBelieved(young)).toBe(false)
  expect(endBefore(young, DAY)).toBeLessThan(0)
  const clock = steady(25)
  expect(isBelieved(clock)).toBe(true)
  expect(endBefore(clock, DAY)).toBe(AT + 25 * HOUR - DAY - CLOCK_TOLERANCE_MS)
})

test('a clock that leaps ahead is not believed until it has stood for a day', () => {
  const before = steady()
  const leapt = AT + 25 * HOUR + 3650 * DAY
  let clock = readClock(before, leapt, MINUTE)
  expect(isBelieved(clock)).toBe(false)
  expect(clock.believed).toBe(before.believed + MINUTE)
  clock = steady(23, clock, leapt)
  expect(clock.believed).toBe(before.believed + MINUTE + 23 * HOUR)
  clock = steady(2, clock, leapt + 23 * HOUR)
  expect(clock.believed).toBe(leapt + 25 * HOUR)
  expect(isBelieved(clock)).toBe(true)
})

test('one that is taken back in time leaves nothing', () => {
  const before = steady()
  const right = AT + 25 * HOUR
  let clock = readClock(before, right + 3650 * DAY, MINUTE)
  clock = readClock(clock, right + 2 * MINUTE, MINUTE)
  expect(clock).toMatchObject({ leaps: [], gaps: [], behind: null })
  expect(clock.believed).toBe(right + 2 * MINUTE)
})

test('a clock that goes back erases nothing early, and takes no age away', () => {
  const before = steady()
  let clock = readClock(before, Date.UTC(1970, 0, 2), MINUTE)
  expect(isBelieved(clock)).toBe(false)
  expect(clock.believed).toBe(before.believed + MINUTE)
  expect(dateGiven(clock, Date.UTC(1970, 0, 2))).toBe(clock.believed)
  clock = readClock(clock, AT + 25 * HOUR + 2 * MINUTE, MINUTE)
  expect(isBelieved(clock)).toBe(true)
  expect(endBefore(clock, DAY)).toBe(clock.believed - DAY - CLOCK_TOLERANCE_MS)
})

test('one that stays behind is followed after a day, and then what it dates is kept', () => {
  const past = Date.UTC(2000, 0, 1)
  let clock = steady(25, readClock(steady(), past, MINUTE), past)
  const wall = past + 25 * HOUR
  expect(dateGiven(clock, wall)).toBe(wall)
  expect(clock.believed).toBe(AT + 50 * HOUR + MINUTE)
  expect(endBefore(clock, DAY)).toBeLessThanOrEqual(wall)
  clock = readClock(clock, AT + 51 * HOUR, HOUR)
  expect(endBefore(clock, DAY)).toBeLessThanOrEqual(wall)
})

test('after a week without running the week is believed a day later', () => {
  const before = steady()
  const back = AT + 25 * HOUR + 7 * DAY
  let clock = readClock(before, back, 0)
  expect(isBelieved(clock)).toBe(false)
  clock = steady(25, clock, back)
  expect(clock.believed).toBe(back + 25 * HOUR)
})

test('clocks that drift apart a little stay believed for years', () => {
  for (const share of [-0.0005, 0.0005]) {
    let clock = steady()
    let wall = AT + 25 * HOUR
    for (let hour = 0; hour < 2 * 365 * 24; hour++) {
      wall += HOUR * (1 + share)
      clock = readClock(clock, wall, HOUR)
      if (!isBelieved(clock)) throw new Error(`not believed after ${hour} hours`)
    }
    expect(wall - clock.believed).toBeLessThan(CLOCK_TOLERANCE_MS)
    expect(clock.gaps).toEqual([])
  }
})

/** A stretch of a server's life: it runs or is down, and its clock is right or wrong by `offMs`. */
const stretch = fc.record({
  kind: fc.constantFrom('right', 'right', 'wrong', 'wrong', 'down', 'killed'),
  minutes: fc.integer({ min: 1, max: 23 * 60 }),
  downMs: fc.oneof(fc.nat(40 * DAY), fc.nat(HOUR)),
  offMs: fc.oneof(
    fc.integer({ min: -60 * DAY, max: 60 * DAY }),
    fc.integer({ min: -HOUR, max: HOUR }),
    fc.constantFrom(-20_000 * DAY, 3650 * DAY),
  ),
})

type Stretch = typeof stretch extends fc.Arbitrary<infer S> ? S : never

interface Kept {
  readonly trueAt: number
  readonly date: number
  readonly lifeMs: number
}

const LIVES_MS = [DAY, 3 * DAY, 15 * DAY]

/**
 * Lives through the stretches, with a reading and something new to keep every `stepMs`, and fails
 * when something is erased before its true life is over. A wrong clock is right again before it has
 * stood for a day of running: that is what is assumed of it.
 */
function liveThrough(stretches: readonly Stretch[], stepMs: number) {
  let now = AT
  let clock = firstClock(AT)
  let written = clock
  let wrongMs = 0
  let kept: Kept[] = []
  const step = (offMs: number, elapsedMs: number) => {
    const before = clock
    clock = readClock(clock, now + offMs, elapsedMs)
    if (isNotable(before, clock)) written = clock
    kept = kept.filter(({ trueAt, date, lifeMs }) => {
      const isErased = date < endBefore(clock, lifeMs)
      if (isErased && now - trueAt < lifeMs) throw new Error(`early by ${lifeMs - (now - trueAt)}`)
      return !isErased
    })
    const date = dateGiven(clock, now + offMs)
    kept.push(...LIVES_MS.map((lifeMs) => ({ trueAt: now, date, lifeMs })))
  }
  const run = (ms: number, offMs: number) => {
    for (let past = 0; past < ms; past += stepMs) {
      now += stepMs
      wrongMs = offMs === 0 ? 0 : wrongMs + stepMs
      if (wrongMs >= PROOF_MS - stepMs) {
        wrongMs = 0
        offMs = 0
      }
      step(offMs, stepMs)
    }
  }
  for (const { kind, minutes, downMs, offMs } of stretches) {
    if (kind === 'right') run(minutes * MINUTE, 0)
    else if (kind === 'wrong') run(minutes * MINUTE, offMs)
    else {
      if (kind === 'killed') clock = written
      now += downMs
      const startsWrong = minutes % 2 === 0 && wrongMs < PROOF_MS / 2
      step(startsWrong ? offMs : 0, 0)
    }
  }
  return { clock: () => clock, kept: () => kept, now: () => now, run }
}

test('whatever the clock does, nothing is erased before its true life is over', () => {
  const property = fc.property(fc.array(stretch, { maxLength: 25 }), (stretches) => {
    liveThrough(stretches, 30 * MINUTE)
  })
  fc.assert(property, { numRuns: 400 })
})

test('once the clock is right, what is over is gone a day and an hour later', () => {
  const property = fc.property(fc.array(stretch, { maxLength: 15 }), (stretches) => {
    const { kept, now, run } = liveThrough(stretches, HOUR)
    const from = now()
    run(Math.max(...LIVES_MS) + PROOF_MS + 2 * HOUR, 0)
    const late = kept().filter(
      ({ trueAt, date, lifeMs }) =>
        trueAt <= from && date <= from && from + lifeMs + PROOF_MS + 2 * HOUR <= now(),
    )
    expect(late).toEqual([])
  })
  fc.assert(property, { numRuns: 40 })
})

test('dates of a clock that was behind, right and behind again are not taken at their word', () => {
  const right: Stretch = { kind: 'right', minutes: 121, downMs: 0, offMs: 0 }
  const wrong = (minutes: number): Stretch => ({
    ...right,
    kind: 'wrong',
    minutes,
    offMs: -20_000 * DAY,
  })
  const { run } = liveThrough([wrong(1), right, wrong(1_261)], HOUR)
  run(20 * DAY, 0)
})

test('what is known of the clock stays small', () => {
  const property = fc.property(fc.array(stretch, { maxLength: 40 }), (stretches) => {
    const { clock } = liveThrough(stretches, HOUR)
    expect(JSON.stringify(clock()).length).toBeLessThan(20_000)
    expect(clock().lows.length).toBeLessThanOrEqual(26)
  })
  fc.assert(property, { numRuns: 50 })
})
