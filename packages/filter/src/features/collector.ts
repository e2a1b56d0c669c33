import { BUCKET_BITS } from './bucket.ts'

const FEATURES_MAX = 1 << 14
const SLOTS = 1 << 15
const STAMP_MAX = (1 << (32 - BUCKET_BITS)) - 1

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

/**
 * A collector over fixed memory: an open hash set whose entries carry the number of their group,
 * so that starting the next group costs nothing.
 */
export function createCollector(groups: number): Collector {
  const buckets = new Uint32Array(FEATURES_MAX * groups)
  const slots = new Uint32Array(SLOTS)
  let count = 0
  let groupStart = 0
  let stamp = 1
  return {
    add(bucket) {
      if (count - groupStart >= FEATURES_MAX) return
      const entry = ((stamp << BUCKET_BITS) | bucket) >>> 0
      let slot = bucket & (SLOTS - 1)
      while (slots[slot]! >>> BUCKET_BITS === stamp) {
        if (slots[slot] === entry) return
        slot = (slot + 1) & (SLOTS - 1)
      }
      slots[slot] = entry
      buckets[count++] = bucket
    },
    endGroup() {
      groupStart = count
      if (++stamp > STAMP_MAX) {
        slots.fill(0)
        stamp = 1
      }
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
