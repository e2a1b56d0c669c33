import { describe, expect, test } from 'vitest'
import type { Backend } from './backend.ts'
import type { SweepState } from './sweep-book.ts'

const SWEPT = { replies: 1, lessons: 2, mail: 3, record: 4, checks: 5 }
const STATE: SweepState = {
  clock: {
    believed: 5,
    running: 4,
    leaps: [{ ms: 3, since: 2, from: 1, to: 9 }],
    gaps: [{ from: 1, to: 2 }],
    lows: [{ hour: 0, at: 7 }],
    behind: { since: 1, from: 2 },
  },
  last: { at: 6, swept: SWEPT },
}

/** What every back end promises of what the sweep must know after a restart. */
export function describeSweepBook(name: string, open: () => Promise<Backend>): void {
  describe(`${name}: what the sweep knows`, () => {
    test('there is nothing at first; what is written is read, the newest only', async () => {
      const { sweepBook } = await open()
      expect(await sweepBook.read()).toBeUndefined()
      await sweepBook.write({ ...STATE, last: null })
      await sweepBook.write(STATE)
      expect(await sweepBook.read()).toEqual(STATE)
    })

    test('folding the views anew leaves it as it is', async () => {
      const { sweepBook, rebuildViews } = await open()
      await sweepBook.write(STATE)
      await rebuildViews()
      expect(await sweepBook.read()).toEqual(STATE)
    })
  })
}
