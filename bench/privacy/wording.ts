import { percentile } from '../threads/measure.ts'

/** Milliseconds in words, as coarse as they deserve. */
export function inTime(ms: number): string {
  if (ms >= 1_000) return `${(ms / 1_000).toFixed(ms >= 10_000 ? 0 : 1)} s`
  return `${ms.toFixed(ms >= 10 ? 0 : 1)} ms`
}

export const spread = (times: readonly number[]) =>
  `p50 ${inTime(percentile(times, 0.5))}, p99 ${inTime(percentile(times, 0.99))}, ` +
  `most ${inTime(Math.max(...times))}`

export const inMegabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`

export const inCount = (count: number) => count.toLocaleString('en')
