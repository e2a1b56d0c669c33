import { copyLearned, type Learned } from './learned.ts'

/** What had been learned after the first `count` lessons. */
interface Snapshot {
  readonly count: number
  readonly learned: Learned
}

/** Copies of what was learned, close together near the newest lesson and ever further apart. */
export interface Snapshots {
  /** Copies `learned`, which stands on `count` of `end` lessons, if a copy here is worth it. */
  readonly offer: (learned: Learned, count: number, end: number) => void
  /** Drops all that stand on more than the first `count` lessons. */
  readonly dropBeyond: (count: number) => void
  readonly newest: () => Snapshot | undefined
}

/**
 * Snapshots at about 1, 2, 4, 8… times `spacing` lessons before the newest, at most `most`. So to
 * go back by `d` lessons costs folding at most about 2 `d` + `spacing` of them, and n lessons need
 * log₂(n / `spacing`) copies. Where more would be needed, the oldest go: to go back beyond them is
 * to begin at the beginning.
 */
export function createSnapshots(spacing: number, most: number): Snapshots {
  const kept: Snapshot[] = []
  /** Takes out each snapshot whose neighbours do as well without it. */
  const thin = (end: number) => {
    for (let i = kept.length - 2; i >= 0; i--) {
      const older = end - (kept[i - 1]?.count ?? 0)
      const newer = end - kept[i + 1]!.count
      if (older <= 2 * newer + spacing) kept.splice(i, 1)
    }
    if (kept.length > most) kept.shift()
  }
  return {
    offer(learned, count, end) {
      const behind = end - (kept.at(-1)?.count ?? 0)
      if (most === 0 || behind < Math.max(spacing, 2 * (end - count))) return
      kept.push({ count, learned: copyLearned(learned) })
      thin(end)
    },
    dropBeyond(count) {
      while (kept.length > 0 && kept.at(-1)!.count > count) kept.pop()
    },
    newest: () => kept.at(-1),
  }
}
