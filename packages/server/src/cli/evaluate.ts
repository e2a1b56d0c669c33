import {
  areaAbove,
  extractFeatures,
  judgeFeatures,
  type Model,
  recallAt,
  scoreOf,
  shareFrom,
} from '@riposte/filter'
import { OptionFaults, parseText } from '../options.ts'
import { type Collection, findCollections, readCollection } from './collections.ts'
import { defineCommand } from './command.ts'
import { parseDay } from './day.ts'
import { readModelFile, SHIPPED_MODEL } from './model-file.ts'
import { openProgress } from './progress.ts'

export const evaluate = defineCommand({
  name: 'evaluate',
  summary: 'Measure a model on labelled submissions',
  details:
    'Prints, for each file of the folder, one minus the area under the ROC curve in percent,\n' +
    'the share of spam caught while 1 % and 0.1 % of ham is, and what the model’s own\n' +
    'thresholds do.',
  options: {
    model: {
      summary: 'Model to measure',
      placeholder: 'FILE',
      fallback: SHIPPED_MODEL,
      fallbackText: 'the one that ships',
      parse: parseText,
    },
    data: {
      summary: 'Folder of labelled submissions, as for riposte train',
      placeholder: 'DIR',
      fallback: undefined as string | undefined,
      parse: parseText,
    },
    since: {
      summary: 'Only what was sent on this day or later',
      placeholder: 'YYYY-MM-DD',
      fallback: undefined as string | undefined,
      parse: parseDay,
    },
  },

  async run({ model: file, data, since }, { stdout, stderr }) {
    if (!data) throw new OptionFaults(['Give --data DIR.'])
    const model = await readModelFile(file)
    const progress = openProgress(stderr)
    const rows: string[][] = [HEADINGS]
    for (const collection of await findCollections(data)) {
      progress.say(`Judging ${collection.name}`)
      const scores = await scoreCollection(model, collection, since)
      if (scores.ham.length + scores.spam.length > 0) {
        rows.push(measure(collection.name, scores, model))
      }
    }
    progress.end()
    stdout.write(`${aligned(rows)}\n`)
    return 0
  },
})

const HEADINGS = [
  'set',
  'spam',
  'ham',
  '1-AUC %',
  'caught at 1 %',
  'at 0.1 %',
  'ham held %',
  'ham as spam %',
  'spam held %',
  'spam as spam %',
]

interface Scores {
  readonly ham: number[]
  readonly spam: number[]
}

/** The scores of a collection's lines; without `since`, of all. */
async function scoreCollection(
  model: Model,
  collection: Collection,
  since: string | undefined,
): Promise<Scores> {
  const scores: Scores = { ham: [], spam: [] }
  for await (const { submission, facts, label, at } of readCollection(collection)) {
    if (since && !(at && at >= since)) continue
    scores[label].push(scoreOf(judgeFeatures(model, extractFeatures(submission, facts))))
  }
  return scores
}

function measure(name: string, scores: Scores, { thresholds }: Model): string[] {
  const { ham, spam } = scores
  const both = ham.length > 0 && spam.length > 0
  const percent = (share: number, digits: number) => (100 * share).toFixed(digits)
  const rates = (of: readonly number[]) => {
    const asSpam = shareFrom(of, thresholds.spam)
    const held = shareFrom(of, thresholds.unsure) - asSpam
    return of.length > 0 ? [percent(held, 2), percent(asSpam, 2)] : ['–', '–']
  }
  return [
    name,
    String(spam.length),
    String(ham.length),
    both ? percent(areaAbove(scores), 2) : '–',
    both ? percent(recallAt(scores, 0.01), 1) : '–',
    both ? percent(recallAt(scores, 0.001), 1) : '–',
    ...rates(ham),
    ...rates(spam),
  ]
}

/** Rows as columns: the first to the left, numbers to the right. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = HEADINGS.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)))
  const cell = (text: string, i: number) =>
    i === 0 ? text.padEnd(widths[i]!) : text.padStart(widths[i]!)
  return rows.map((row) => row.map(cell).join('  ')).join('\n')
}
