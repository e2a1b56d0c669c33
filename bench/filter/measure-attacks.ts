import { extractFeatures, type Model, recallAt } from '@riposte/filter'
import { createChance } from '../../packages/filter/src/training/chance.ts'
import { ATTACKS } from './attacks.ts'
import type { Row } from './read-rows.ts'
import { scoreRows } from './streams.ts'

/** The share of spam above 1 % of a blog's ham: as it came, and under each attack. */
export interface Withstood {
  readonly clean: number
  readonly attacked: Readonly<Record<string, number>>
}

/**
 * What disguises cost on a blog that `model` has not learned from. The limit stays where the blog's
 * ham puts it; only the spam changes. The same rows are always attacked in the same way.
 */
export function measureAttacks(model: Model, rows: readonly Row[]): Withstood {
  const { ham, spam } = scoreRows(model, rows)
  const goodWords = rows
    .filter(({ label }) => label === 'ham')
    .flatMap(({ submission }) => submission.text.match(/\p{L}[\p{L}']*/gu) ?? [])
  const adverts = rows.filter(({ label }) => label === 'spam')
  const attacked = Object.entries(ATTACKS).map(([name, attack]) => {
    const copies = adverts.map((row, i) => {
      const submission = attack(row.submission, createChance(i), goodWords)
      return { ...row, submission, features: extractFeatures(submission, row.facts) }
    })
    return [name, recallAt({ ham, spam: scoreRows(model, copies).spam }, 0.01)] as const
  })
  return { clean: recallAt({ ham, spam }, 0.01), attacked: Object.fromEntries(attacked) }
}
