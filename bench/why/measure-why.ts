import { judge, type Model, type Submission } from '@riposte/filter'
import { readWords } from '../../packages/server/src/read-words.ts'
import { changesInWords } from '../../packages/server/src/render/why-words.ts'
import { meanCpu } from '../filter/speed.ts'
import { applyTold } from './apply-told.ts'
import { judgeRows, type Stopped } from './judged-rows.ts'
import { type Evasion, measureEvasion } from './measure-evasion.ts'

/** What explanations are worth and cost, over labelled submissions. Shares are from 0 to 1. */
export interface WhyMeasured {
  readonly model: string
  readonly judged: number
  readonly stopped: number
  /** Of these: told in one sentence. */
  readonly short: number
  readonly explainable: number
  readonly explained: number
  /** Of the explainable. */
  readonly coverage: number
  /** Of the explained: what was told, done by somebody else, and then published. */
  readonly fidelity: Fidelity
  /** The same for honest submissions alone, and for adverts. */
  readonly honest: Fidelity
  readonly adverts: Fidelity
  /** Of the explained: told to say something else altogether. */
  readonly otherWords: number
  /** Changes told at once: mean. */
  readonly changesMean: number
  /** Of the processor, for one explanation; `verdicts` is the mean in verdicts on the same. */
  readonly cost: {
    readonly mean: number
    readonly p50: number
    readonly p99: number
    readonly verdicts: number
  }
  readonly evasion: Evasion
  /** What was told in vain, by kinds of change: for whoever mends it. */
  readonly inVain: Readonly<Record<string, number>>
}

export interface Fidelity {
  readonly told: number
  readonly isTrue: number
  readonly share: number
}

const ENGLISH = readWords('en')

/** Measures what is told about the labelled sets below `folder`, with the model that ships. */
export async function measureWhy(model: Model, folder: string): Promise<WhyMeasured> {
  const { judgedCount, stopped, goodWords } = await judgeRows(model, folder)
  const explainable = stopped.filter((it) => !it.isShort)
  const explained = explainable.filter(({ changes }) => changes !== undefined)
  const isTrue = new Map(explained.map((it) => [it, comesTrue(it)]))
  const fidelityOf = (rows: readonly Stopped[]) => {
    const count = rows.filter((it) => isTrue.get(it)).length
    return { told: rows.length, isTrue: count, share: count / rows.length }
  }
  return {
    model: model.version,
    judged: judgedCount,
    stopped: stopped.length,
    short: stopped.length - explainable.length,
    explainable: explainable.length,
    explained: explained.length,
    coverage: explained.length / explainable.length,
    fidelity: fidelityOf(explained),
    honest: fidelityOf(explained.filter(({ label }) => label === 'ham')),
    adverts: fidelityOf(explained.filter(({ label }) => label === 'spam')),
    otherWords: explained.filter(saysOtherWords).length / explained.length,
    changesMean: mean(explained.map(({ changes }) => changes!.length)),
    cost: costOf(explainable),
    evasion: measureEvasion(stopped, goodWords),
    inVain: countKinds(explained.filter((it) => !isTrue.get(it))),
  }
}

function costOf(explainable: readonly Stopped[]): WhyMeasured['cost'] {
  const times = explainable.map(({ microseconds }) => microseconds).sort((a, b) => a - b)
  const verdict = meanCpu(explainable, ({ model, submission, facts }) =>
    judge(model, submission, facts),
  )
  return {
    mean: mean(times),
    p50: times[times.length >> 1]!,
    p99: times[Math.floor(0.99 * times.length)]!,
    verdicts: mean(times) / verdict,
  }
}

function countKinds(told: readonly Stopped[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { changes } of told) {
    const kinds = [...new Set(changes!.map(({ code }) => code))].sort().join(' + ')
    counts[kinds] = (counts[kinds] ?? 0) + 1
  }
  return counts
}

const saysOtherWords = ({ changes }: Stopped) => changes!.some(({ code }) => code === 'other-words')

function comesTrue({ model, submission, facts, changes }: Stopped): boolean {
  const told = changesInWords(changes!, submission.text, ENGLISH)
  if (told === undefined) return false
  let changed: Submission
  try {
    changed = applyTold(told, submission)
  } catch {
    return false
  }
  return /[\p{L}\p{N}]/u.test(changed.text) && judge(model, changed, facts).label === 'ham'
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, it) => sum + it, 0) / numbers.length
}
