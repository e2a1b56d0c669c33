import type { SweepBook, SweepState } from '../sweep-book.ts'

export function memorySweepBook(): SweepBook {
  let kept: SweepState | undefined
  return {
    read: async () => structuredClone(kept),
    async write(state) {
      kept = structuredClone(state)
    },
  }
}
