import {
  extractFeatures,
  judgeFeatures,
  learnFeatures,
  type Model,
  siteModel,
} from '@riposte/filter'
import type { Row } from './read-rows.ts'

const WARM_UP_ROUNDS = 6

/** Microseconds, on one core, for texts of `bytes` bytes on average. */
export interface Speed {
  readonly bytes: number
  readonly medianJudge: number
  readonly meanJudge: number
  /** One pass of FNV-1a over the same bytes. */
  readonly meanHash: number
  readonly meanLearn: number
}

/** What judging (extraction included) and learning cost, after warming up. */
export function measureSpeed(model: Model, rows: readonly Row[]): Speed {
  const texts = rows.map(({ submission }) => Buffer.from(submission.text))
  const site = siteModel(model)
  const judge = ({ submission }: Row) => judgeFeatures(model, extractFeatures(submission, {}))
  const hash = (_row: Row, i: number) => hashBytes(texts[i]!)
  const learn = ({ features, label }: Row) => learnFeatures(site, features, label)
  for (let round = 1; round < WARM_UP_ROUNDS; round++) rows.forEach(judge)
  return {
    bytes: texts.reduce((sum, text) => sum + text.length, 0) / texts.length,
    medianJudge: medianTime(rows, judge),
    meanJudge: meanCpu(rows, judge),
    meanHash: meanCpu(rows, hash),
    meanLearn: meanCpu(rows, learn),
  }
}

/** Microseconds of the processor for each of `items`, after acting on all of them once. */
export function meanCpu<T>(items: readonly T[], act: (item: T, i: number) => unknown): number {
  items.forEach(act)
  const start = process.cpuUsage()
  items.forEach(act)
  const { user, system } = process.cpuUsage(start)
  return (user + system) / items.length
}

/** The middle of the microseconds that each of `items` takes: short enough to be undisturbed. */
export function medianTime<T>(items: readonly T[], act: (item: T) => unknown): number {
  const times = items.map((item) => {
    const start = process.hrtime.bigint()
    act(item)
    return Number(process.hrtime.bigint() - start) / 1_000
  })
  return times.sort((a, b) => a - b)[times.length >> 1]!
}

function hashBytes(bytes: Uint8Array): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193)
  return hash
}
