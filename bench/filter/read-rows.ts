import { join } from 'node:path'
import { extractFeatures, type Facts, type Submission } from '@riposte/filter'
import type { Prepared } from '../../packages/filter/src/training/fit.ts'
import {
  findCollections,
  PRIMER,
  readCollection,
  readExamples,
} from '../../packages/server/src/cli/collections.ts'
import { LEFT_OUT } from '../../packages/server/src/cli/left-out.ts'

/** One labelled submission, its features read. */
export interface Row extends Prepared {
  readonly submission: Submission
  readonly facts: Facts
}

/** The rows of one set in order, without those whose label is known to be wrong. */
export async function readRows(folder: string, set: string): Promise<readonly Row[]> {
  const rows: Row[] = []
  const path = join(folder, `${set}.ndjson.gz`)
  for await (const { submission, facts, label, id } of readCollection({ name: set, path })) {
    if (id && LEFT_OUT[set]?.has(id)) continue
    const features = extractFeatures(submission, facts)
    rows.push({ features, label, weight: 1, source: set, submission, facts })
  }
  return rows
}

/** What the base model learns from, by set: caps and weights as `riposte train` applies them. */
export async function readTrainingRows(folder: string): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const collection of [...(await findCollections(folder)), PRIMER]) {
    for (const example of await readExamples(collection, undefined)) {
      const { submission, facts = {}, label, weight = 1, medium } = example
      const features = extractFeatures(submission, facts)
      const row = { features, label, weight, source: collection.name, submission, facts }
      rows.push(medium === undefined ? row : { ...row, medium })
    }
  }
  return rows
}
