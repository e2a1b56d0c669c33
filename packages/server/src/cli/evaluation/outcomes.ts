import type { Measured, Thresholds, VerdictLabel } from '@riposte/filter'

/** How many of the ham and of the spam got each verdict. */
export type Outcomes = Readonly<Record<'ham' | 'spam', Readonly<Record<VerdictLabel, number>>>>

/** What `thresholds` make of scores. */
export function outcomesAt({ unsure, spam }: Thresholds, scores: Measured): Outcomes {
  const count = (of: readonly number[]) => {
    const asSpam = of.filter((score) => score >= spam).length
    const stopped = of.filter((score) => score >= unsure).length
    return { ham: of.length - stopped, unsure: stopped - asSpam, spam: asSpam }
  }
  return { ham: count(scores.ham), spam: count(scores.spam) }
}
