import type { Thresholds } from '@riposte/filter'
import { aligned } from '../aligned.ts'
import { countText, percentText, shareText, signedText } from '../numerals.ts'
import type { ChosenThresholds } from './chosen-thresholds.ts'
import type { Evaluation, Measures } from './evaluation.ts'

const HEADINGS = [
  'set',
  'spam',
  'ham',
  '1-AUC %',
  '95 % interval',
  'caught at 1 %',
  'at 0.1 %',
  'ham held %',
  'ham as spam %',
  'spam held %',
  'spam as spam %',
]

/** A row for each set, and one for all when there are several. */
export function evaluationTable({ sets, all }: Evaluation): string {
  const rows = sets.length > 1 ? [...sets, all] : sets
  return aligned([HEADINGS, ...rows.map(tableRow)])
}

function tableRow(measures: Measures): string[] {
  const { ham, spam, outcomes } = measures
  const [low, high] = measures.areaInterval
  const rates = (label: 'ham' | 'spam', of: number) => [
    percentText(outcomes[label].unsure / of, 2),
    percentText(outcomes[label].spam / of, 2),
  ]
  return [
    measures.name,
    String(spam),
    String(ham),
    percentText(measures.areaAbove, 2),
    Number.isFinite(low) ? `${percentText(low, 2)}–${percentText(high, 2)}` : '–',
    percentText(measures.caughtAtPercent, 1),
    percentText(measures.caughtAtPermille, 1),
    ...rates('ham', ham),
    ...rates('spam', spam),
  ]
}

/** What the chosen thresholds are and do, in a few lines. */
export function chosenText(chosen: ChosenThresholds, { all }: Evaluation): string {
  const { ham, spam } = all.chosenOutcomes!
  const rates = (of: number, asSpam: number, held: number) =>
    `${percentText(asSpam / of, 2)} % as spam, ${percentText(held / of, 2)} % held`
  return [
    `Thresholds by which at most ${shareText(chosen.share)} of this ham is taken for spam:`,
    `  ${thresholdText(chosen.thresholds)} log-odds`,
    `  ham   ${rates(all.ham, ham.spam, ham.unsure)}, of ${countText(all.ham)}`,
    all.spam > 0
      ? `  spam  ${rates(all.spam, spam.spam, spam.unsure)}, of ${countText(all.spam)}`
      : '  spam  none here, so nothing is known of what they catch',
    ...(chosen.isUncertain ? [uncertainText(chosen)] : []),
  ].join('\n')
}

function thresholdText({ unsure, spam, discard }: Thresholds): string {
  return [
    `unsure from ${signedText(unsure)}`,
    `spam from ${signedText(spam)}`,
    `discard from ${signedText(discard)}`,
  ].join(', ')
}

/** What little ham leaves open, and how much would be enough. */
export function uncertainText({ ham, share, bound }: ChosenThresholds): string {
  return (
    `This is uncertain: ${countText(ham)} ham are few for ${shareText(share)}. Of other ham of ` +
    `this kind up to ${shareText(bound)} may be taken for spam (95 % bound); ` +
    `to be surer, give at least ${countText(Math.ceil(3 / share))}.`
  )
}
