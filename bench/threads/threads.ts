import type { SeededThread } from './seed-threads.ts'

export const SIZES = [100, 1_000, 10_000] as const

const copies = (size: number, count: number): readonly SeededThread[] =>
  Array.from({ length: count }, (_, copy) => ({ size, copy }))

/** As many as it takes for sixty first pages, or sixty later ones, that share no reply. */
export const MEASURED: readonly (readonly SeededThread[])[] = [
  copies(100, 60),
  copies(1_000, 6),
  copies(10_000, 1),
]

/** What the compiler is warmed up with: nobody measures these. */
export const WARM_UP: readonly SeededThread[] = copies(900, 8)

/** Those of each size that are asked for again and again. */
export const FIRST: readonly SeededThread[] = MEASURED.map((threads) => threads[0]!)
