import { BUCKETS } from './bucket.ts'

const FEATURES_MAX = 1 << 14

/** Gathers the distinct buckets of one group after another. */
export interface Collector {
  /** Takes `bucket` unless its group has it already, or holds as much as it may. */
  add(bucket: number): void
  /** Ends the group and says how many buckets have been gathered since `reset`. */
  endGroup(): number
  /** The buckets of all groups, in the order in which they came. */
  gathered(): Uint32Array
  reset(): void
}

/** A collector over fixed memory: one bit a bucket, 32 KB that stay in the processor's cache. */
export function createCollector(groups: number): Collector {
  const buckets = new Uint32Array(FEATURES_MAX * groups)
  const seen = new Uint32Array(BUCKETS >> 5)
  let count = 0
  let groupStart = 0
  return {
    add(bucket) {
      const word = bucket >>> 5
      const bit = 1 << (bucket & 31)
      const bits = seen[word]!
      if ((bits & bit) !== 0 || count - groupStart >= FEATURES_MAX) return
      seen[word] = bits | bit
      buckets[count++] = bucket
    },
    endGroup() {
      for (let i = groupStart; i < count; i++) seen[buckets[i]! >>> 5] = 0
      groupStart = count
      return count
    },
    gathered: () => buckets.slice(0, count),
    reset() {
      this.endGroup()
      count = 0
      groupStart = 0
    },
  }
}
