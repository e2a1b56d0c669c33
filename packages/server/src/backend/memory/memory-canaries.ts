import { CANARIES_MAX, type Canaries, type Canary } from '../canaries.ts'

/** Results for as long as the process lives. */
export function memoryCanaries(): Canaries {
  let newestFirst: readonly Canary[] = []
  return {
    async note(canary) {
      const others = newestFirst.filter(({ at }) => at !== canary.at)
      newestFirst = [canary, ...others].toSorted((a, b) => b.at - a.at).slice(0, CANARIES_MAX)
    },
    last: async () => newestFirst[0],
    count: async () => newestFirst.length,
  }
}
