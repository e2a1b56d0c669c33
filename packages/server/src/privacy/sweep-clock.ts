import type { EpochMs } from '@riposte/protocol'
import type { ClockLeap, SweepClock } from '../backend/sweep-book.ts'

const HOUR_MS = 3_600_000

/** A leap ahead is believed after the server has run so long without the clock taking it back. */
export const PROOF_MS = 24 * HOUR_MS

/** Nothing is erased before its life and this are over; by so little a clock may be behind. */
export const CLOCK_TOLERANCE_MS = 15 * 60_000

/** Leaps of an hour that are smaller together give no wrong dates: 25 are within tolerance. */
const GAP_MS_MIN = 30_000
const GAPS_MAX = 500
/** Gaps that are older concern nothing that is kept. */
const GAP_AGE_MS_MAX = 10 * 365 * 24 * HOUR_MS

/**
 * The clock of a server that looks at it for the first time. It believes nothing for a day; the
 * dates of what is there already are taken at their word.
 */
export function firstClock(wall: EpochMs): SweepClock {
  const leaps = [{ ms: wall, since: 0, from: wall, to: wall }]
  return { believed: 0, running: 0, leaps, gaps: [], lows: [], behind: null }
}

/**
 * What is known of the clock after another reading. Pure.
 *
 * What is believed moves with a clock that no hand can set, and leaps only where the wall clock
 * leapt and then was not taken back for 24 hours of running. So it is never ahead of the true time,
 * as long as no wrong reading stands for that long.
 *
 * @param wall what the wall clock says.
 * @param elapsedMs since the last reading, by a clock that only counts; 0 for the first of a run.
 */
export function readClock(clock: SweepClock, wall: EpochMs, elapsedMs: number): SweepClock {
  const running = clock.running + elapsedMs
  const expected = movedOn(clock.believed, wall, elapsedMs)
  const claimed = Math.max(0, wall - expected)
  const { left, lowest } = takenBack(clock.leaps, claimed, wall)
  const isProven = ({ since }: ClockLeap) => running - since >= PROOF_MS
  const proven = left.filter(isProven)
  const waiting = left.filter((leap) => !isProven(leap))
  const believed = expected + msOf(proven)
  const behind = behindSince(clock.behind, { believed, wall, running })
  const date = dateGiven({ believed, running, behind }, wall)
  const lows = withLow(clock.lows, Math.floor(running / HOUR_MS), Math.min(date, lowest))
  const from = Math.min(...lows.map(({ at }) => at))
  const leap = { ms: claimed - msOf(left), since: running, from, to: wall }
  const ended = clock.behind && !behind ? [{ from: clock.behind.from, to: wall }] : []
  const opened = proven.filter((it) => it.ms >= GAP_MS_MIN && it.from < it.to)
  return {
    believed,
    running,
    leaps: leap.ms > 0 ? withLeap(waiting, leap) : waiting,
    gaps: keptGaps([...clock.gaps, ...opened.map(gapOf), ...ended], believed),
    lows,
    behind,
  }
}

const gapOf = ({ from, to }: ClockLeap) => ({ from, to })

/** Before which moment whatever lives `lifeMs` is certainly over, by the dates that it bears. */
export function endBefore({ believed, gaps, behind }: SweepClock, lifeMs: number): EpochMs {
  const end = believed - lifeMs - CLOCK_TOLERANCE_MS
  const froms = gaps.filter(({ to }) => to >= end).map(({ from }) => from)
  return Math.min(end, behind?.from ?? end, ...froms)
}

/** Whether the wall clock is believed; if not, what is erased is erased late. */
export function isBelieved({ leaps, behind }: SweepClock): boolean {
  return behind === null && msOf(leaps) <= CLOCK_TOLERANCE_MS
}

/** Whether a reading must outlive a kill at once; others are written from time to time. */
export function isNotable(before: SweepClock, after: SweepClock): boolean {
  const lowest = ({ lows }: SweepClock) => Math.min(...lows.map(({ at }) => at))
  return (
    (after.behind?.from ?? 0) < (before.behind?.from ?? 0) ||
    (after.behind === null) !== (before.behind === null) ||
    after.gaps.length !== before.gaps.length ||
    Math.abs(msOf(after.leaps) - msOf(before.leaps)) >= GAP_MS_MIN ||
    lowest(after) < lowest(before)
  )
}

const msOf = (leaps: readonly ClockLeap[]) => leaps.reduce((sum, { ms }) => sum + ms, 0)

/** A wall clock that is a little behind is waited for: the other one may be a little fast. */
function movedOn(believed: EpochMs, wall: EpochMs, elapsedMs: number): EpochMs {
  const expected = believed + elapsedMs
  const isNear = wall < expected && wall >= expected - CLOCK_TOLERANCE_MS
  return isNear ? Math.max(believed, wall) : expected
}

/**
 * What is left of the leaps when the clock claims less than they say: the newest were wrong, or the
 * clock is wrong now. In case it leaps there again, the dates that they put in doubt are kept.
 */
function takenBack(leaps: readonly ClockLeap[], claimed: number, wall: EpochMs) {
  const left: ClockLeap[] = []
  let [room, lowest] = [claimed, Number.POSITIVE_INFINITY]
  for (const leap of leaps) {
    const ms = Math.min(leap.ms, room)
    room -= ms
    if (leap.ms - ms >= GAP_MS_MIN) lowest = Math.min(lowest, leap.from)
    if (ms > 0) left.push(ms < leap.ms ? { ...leap, ms, to: Math.min(leap.to, wall) } : leap)
  }
  return { left, lowest }
}

/** Leaps of the same hour of running are one, as young as the youngest. */
function withLeap(leaps: readonly ClockLeap[], leap: ClockLeap): readonly ClockLeap[] {
  const last = leaps.at(-1)
  const hourOf = ({ since }: ClockLeap) => Math.floor(since / HOUR_MS)
  if (!last || hourOf(last) !== hourOf(leap)) return [...leaps, leap]
  const { ms, since, to } = leap
  const one = { ms: last.ms + ms, since, from: Math.min(last.from, leap.from), to }
  return [...leaps.slice(0, -1), one]
}

interface Reading {
  readonly believed: EpochMs
  readonly wall: EpochMs
  readonly running: number
}

/** A clock far behind is so until it is near again: on the way there it may leap too far. */
function behindSince(
  known: SweepClock['behind'],
  { believed, wall, running }: Reading,
): SweepClock['behind'] {
  const isFarBehind = wall < believed - CLOCK_TOLERANCE_MS
  if (!isFarBehind && (!known || wall <= believed + CLOCK_TOLERANCE_MS)) return null
  const since = isFarBehind && known ? known.since : running
  const date = dateGiven({ believed, running, behind: { since } }, wall)
  return { since, from: Math.min(known?.from ?? date, date) }
}

/**
 * The date for what happens now: the wall clock's, but what is believed where that is far behind.
 * After a day it is given up: then the wall clock counts, and nothing of its dates is erased.
 */
export function dateGiven(
  clock: Pick<SweepClock, 'believed' | 'running'> & {
    readonly behind: { readonly since: number } | null
  },
  wall: EpochMs,
): EpochMs {
  const { believed, running, behind } = clock
  const isGivenUp = behind !== null && running - behind.since >= PROOF_MS
  return wall >= believed - CLOCK_TOLERANCE_MS || isGivenUp ? wall : believed
}

function withLow(lows: SweepClock['lows'], hour: number, at: EpochMs): SweepClock['lows'] {
  const last = lows.at(-1)
  if (last?.hour === hour) return [...lows.slice(0, -1), { hour, at: Math.min(last.at, at) }]
  const oldest = hour - PROOF_MS / HOUR_MS
  return [...lows.filter((low) => low.hour >= oldest), { hour, at }]
}

function keptGaps(gaps: SweepClock['gaps'], believed: EpochMs): SweepClock['gaps'] {
  const young = gaps.filter(({ to }) => to > believed - GAP_AGE_MS_MAX)
  const [first, second, ...rest] = young
  if (young.length <= GAPS_MAX || !first || !second) return young
  const both = { from: Math.min(first.from, second.from), to: Math.max(first.to, second.to) }
  return keptGaps([both, ...rest], believed)
}
