import {
  areaAbove,
  areaInterval,
  type Interval,
  type Measured,
  type Model,
  type ReliabilityBin,
  type RocPoint,
  reasonSentence,
  recallAt,
  reliability,
  rocPoints,
  type Thresholds,
} from '@riposte/filter'
import { excerptOf } from '../safe-text.ts'
import { type ChosenThresholds, chooseThresholds } from './chosen-thresholds.ts'
import { type JudgedLine, type JudgedSet, UNDETERMINED } from './judged-set.ts'
import { type Outcomes, outcomesAt } from './outcomes.ts'
import { type ScoreBin, scoreBins, scoreEdges } from './score-bins.ts'
import { thinCurve } from './thin-curve.ts'

/** The numbers of one set of lines. Shares are from 0 to 1; NaN, in JSON null, where none is. */
export interface Measures {
  readonly name: string
  readonly ham: number
  readonly spam: number
  /** One minus the area under the ROC curve, and its 95 % bootstrap interval. */
  readonly areaAbove: number
  readonly areaInterval: Interval
  /** The share of spam above all but 1 %, or 0.1 %, of this set's own ham. */
  readonly caughtAtPercent: number
  readonly caughtAtPermille: number
  /** What the model's thresholds do, and what the chosen ones do. */
  readonly outcomes: Outcomes
  readonly chosenOutcomes?: Outcomes
}

/** A mistake worth looking at: its text cut to 300 characters, its strongest reasons. */
export interface WorstLine {
  readonly score: number
  readonly text: string
  readonly author?: string
  readonly id?: string
  readonly reasons: readonly { readonly logOdds: number; readonly text: string }[]
}

export interface MeasuredSet extends Measures {
  /** Corners of the ROC curve, thinned; the first threshold, infinite, is null in JSON. */
  readonly curve: readonly RocPoint[]
  /** How many lie in each bin of scores, the first and last bin taking what lies beyond. */
  readonly scoreBins: readonly ScoreBin[]
  /** The highest ham and the lowest spam, worst first. */
  readonly worst: Readonly<Record<'ham' | 'spam', readonly WorstLine[]>>
}

/** Everything that an evaluation found: what the report draws and what `--json` writes. */
export interface Evaluation {
  readonly model: { readonly version: string; readonly lessons: number }
  readonly thresholds: Thresholds
  /** Absent when there is no ham to choose by. */
  readonly chosen?: ChosenThresholds
  readonly all: MeasuredSet
  readonly sets: readonly MeasuredSet[]
  /** The most frequent language first; empty when no line says its language. */
  readonly languages: readonly Measures[]
  readonly reliability: readonly ReliabilityBin[]
}

/** The numbers of `sets`, with the thresholds that spare all but `share` of their ham. */
export function evaluationOf(model: Model, sets: readonly JudgedSet[], share: number): Evaluation {
  const all = pooled(sets)
  const chosen = chooseThresholds(model, all, share)
  const edges = scoreEdges(all, [model.thresholds.unsure, model.thresholds.spam])
  const measure = (name: string, scores: Measured): Measures => ({
    name,
    ham: scores.ham.length,
    spam: scores.spam.length,
    areaAbove: areaAbove(scores),
    areaInterval: areaInterval(scores),
    caughtAtPercent: recallOrNone(scores, 0.01),
    caughtAtPermille: recallOrNone(scores, 0.001),
    outcomes: outcomesAt(model.thresholds, scores),
    ...(chosen && { chosenOutcomes: outcomesAt(chosen.thresholds, scores) }),
  })
  const measureSet = (name: string, scores: Measured, worst: MeasuredSet['worst']) => ({
    ...measure(name, scores),
    curve: thinCurve(rocPoints(scores)),
    scoreBins: scoreBins(edges, scores),
    worst,
  })
  return {
    model: { version: model.version, lessons: model.lessons },
    thresholds: model.thresholds,
    ...(chosen && { chosen }),
    all: measureSet('all together', all, { ham: [], spam: [] }),
    sets: sets.map(({ name, scores, worst }) =>
      measureSet(name, scores, { ham: worst.ham.map(worded), spam: worst.spam.map(worded) }),
    ),
    languages: byLanguage(sets).map(([name, scores]) => measure(name, scores)),
    reliability: reliability({
      ham: all.ham.map(probabilityOf),
      spam: all.spam.map(probabilityOf),
    }),
  }
}

const probabilityOf = (score: number): number => 1 / (1 + Math.exp(-score))

function recallOrNone(scores: Measured, share: number): number {
  return scores.ham.length > 0 ? recallAt(scores, share) : Number.NaN
}

function pooled(sets: readonly { readonly scores: Measured }[]): Measured {
  return {
    ham: sets.flatMap(({ scores }) => scores.ham),
    spam: sets.flatMap(({ scores }) => scores.spam),
  }
}

function byLanguage(sets: readonly JudgedSet[]): readonly [string, Measured][] {
  const names = [...new Set(sets.flatMap(({ languages }) => [...languages.keys()]))]
  if (names.every((name) => name === UNDETERMINED)) return []
  const size = ({ ham, spam }: Measured) => ham.length + spam.length
  return names
    .map((name): [string, Measured] => {
      const found = sets.flatMap(({ languages }) => languages.get(name) ?? [])
      return [name, pooled(found.map((scores) => ({ scores })))]
    })
    .sort(([, a], [, b]) => size(b) - size(a))
}

const REASONS_SHOWN = 3

function worded({ score, text, reasons, id, author }: JudgedLine): WorstLine {
  return {
    score,
    text: excerptOf(text),
    ...(author && { author: excerptOf(author) }),
    ...(id && { id: excerptOf(id) }),
    reasons: [...reasons]
      .sort((a, b) => Math.abs(b.logOdds) - Math.abs(a.logOdds))
      .slice(0, REASONS_SHOWN)
      .map((reason) => ({ logOdds: reason.logOdds, text: reasonSentence(reason) })),
  }
}
