import type { EpochMs, SiteId } from '@riposte/protocol'
import type { Backend } from '../backend/backend.ts'
import type { SweepState, Swept } from '../backend/sweep-book.ts'
import type { Lives } from './lives.ts'
import { overdueCount, sweep, sweptCount } from './sweep.ts'
import {
  dateGiven,
  endBefore,
  firstClock,
  isBelieved,
  isNotable,
  readClock,
} from './sweep-clock.ts'

const MINUTE_MS = 60_000
/** A sweep begins so long after the last one, by a clock that only counts. */
const SWEEP_EVERY_MS = 60 * MINUTE_MS
/** What a kill takes away has to be proven again, so it should be little. */
const WRITE_EVERY_MS = 5 * MINUTE_MS

export interface SweeperNeeds {
  readonly backend: Pick<
    Backend,
    'journal' | 'views' | 'checks' | 'mailBook' | 'recordBook' | 'sweepBook' | 'disclosures'
  >
  readonly lives: Lives
  readonly now: () => EpochMs
  /** Milliseconds since any moment, by a clock that nobody can set. */
  readonly ticks: () => number
}

/** The sweep with its clock and what it last did. */
export interface Sweeper {
  /** Reads the clock, and sweeps if it is time for that. Not called again before it has ended. */
  readonly tick: (signal?: AbortSignal) => Promise<void>
  /** The date for what happens now: never far behind what was believed of the clock before. */
  readonly date: () => EpochMs
  readonly last: () => SweepState['last']
  /** Whether the server's clock is believed; if not, less is erased than is over. */
  readonly isClockBelieved: () => boolean
  readonly overdueCount: () => Promise<number>
}

/** Goes on from where the last run of the server left off, however that ended. */
export async function openSweeper(needs: SweeperNeeds, site: SiteId): Promise<Sweeper> {
  const { backend, lives, now, ticks } = needs
  const { sweepBook } = backend
  const found = await sweepBook.read()
  let clock = readClock(found?.clock ?? firstClock(now()), now(), 0)
  let last = found?.last ?? null
  let readAt = ticks()
  let [sweptAt, writtenAt] = [Number.NEGATIVE_INFINITY, readAt]
  const before = (lifeMs: number) => endBefore(clock, lifeMs)
  const date = () => {
    const believed = Math.floor(clock.believed + ticks() - readAt)
    return dateGiven({ ...clock, believed }, now())
  }
  const write = async () => {
    await sweepBook.write({ clock, last })
    writtenAt = readAt
  }
  const look = async () => {
    const known = clock
    const at = ticks()
    clock = readClock(clock, now(), at - readAt)
    readAt = at
    // A notable reading is on the disk before anything is erased by it.
    if (isNotable(known, clock) || readAt - writtenAt >= WRITE_EVERY_MS) await write()
  }
  await write()
  return {
    async tick(signal) {
      await look()
      if (readAt - sweptAt < SWEEP_EVERY_MS) return
      let swept: Swept = { replies: 0, lessons: 0, mail: 0, record: 0, checks: 0 }
      for (let more = true; more && !signal?.aborted; ) {
        const some = await sweep({ backend, lives, now: date, before }, site)
        swept = sumOf(swept, some)
        more = sweptCount(some) > 0
      }
      sweptAt = readAt
      last = { at: date(), swept }
      await write()
    },
    date,
    last: () => last,
    isClockBelieved: () => isBelieved(clock),
    overdueCount: () => overdueCount({ backend, lives, before }, site),
  }
}

function sumOf(a: Swept, b: Swept): Swept {
  return {
    replies: a.replies + b.replies,
    lessons: a.lessons + b.lessons,
    mail: a.mail + b.mail,
    record: a.record + b.record,
    checks: a.checks + b.checks,
  }
}

/** Ticks at once and then every minute, until `signal` aborts. What fails is tried again. */
export function keepSweeping(
  sweeper: Pick<Sweeper, 'tick'>,
  report: (what: string, error: unknown) => void,
  signal: AbortSignal,
): void {
  let isBusy = false
  const tick = async () => {
    if (isBusy) return
    isBusy = true
    try {
      await sweeper.tick(signal)
    } catch (error) {
      if (!signal.aborted) report('a sweep failed and will be tried again', error)
    } finally {
      isBusy = false
    }
  }
  void tick()
  const timer = setInterval(tick, MINUTE_MS)
  signal.addEventListener('abort', () => clearInterval(timer), { once: true })
}
