import { type Model, saveModel } from '@riposte/filter'
import { Problem } from '@riposte/protocol'
import { OptionFaults, parseShare, parseText, parseWords } from '../options.ts'
import { findCollections } from './collections.ts'
import { defineCommand, type Terminal } from './command.ts'
import { parseDay } from './day.ts'
import { type Evaluation, evaluationOf } from './evaluation/evaluation.ts'
import { type JudgedSet, judgeInput } from './evaluation/judged-set.ts'
import { chosenText, evaluationTable } from './evaluation/text-table.ts'
import { type Input, inputOf } from './labelled-lines.ts'
import { JUDGING_MODEL, readModelFile } from './model-file.ts'
import { openProgress } from './progress.ts'
import { renderReport } from './report/page.tsx'
import { writeWholeFile } from './write-file.ts'

/** What the report shows beside the model's own thresholds unless another share is asked for. */
const USUAL_SHARE = 0.001

export const evaluate = defineCommand({
  name: 'evaluate',
  summary: 'Measure a model on labelled submissions',
  details:
    'Reads labelled lines as riposte train does, from files (*.ndjson or *.jsonl, also .gz),\n' +
    'from standard input or from all files of a folder. Prints, for each file, one minus the\n' +
    'area under the ROC curve in percent with its 95 % bootstrap interval, the share of spam\n' +
    'caught while 1 % and 0.1 % of ham is, and what the model’s own thresholds do.\n\n' +
    'With --max-false-positives it chooses thresholds from the ham that it reads: at most that\n' +
    'share of it is taken for spam, and at most ten times as much is held or taken for spam;\n' +
    '--write keeps them. Choose from ham that the model has not learned.',
  options: {
    files: {
      summary: 'Labelled submissions; - is standard input',
      placeholder: 'FILE…',
      positional: true,
      fallback: [] as readonly string[],
      parse: parseWords,
    },
    data: {
      summary: 'Folder of labelled submissions, as for riposte train',
      placeholder: 'DIR',
      fallback: undefined as string | undefined,
      parse: parseText,
    },
    model: { ...JUDGING_MODEL, summary: 'Model to measure' },
    since: {
      summary: 'Only what was sent on this day or later',
      placeholder: 'YYYY-MM-DD',
      fallback: undefined as string | undefined,
      parse: parseDay,
    },
    report: {
      summary: 'Page of curves, tables and the worst mistakes to write',
      placeholder: 'FILE.html',
      fallback: undefined as string | undefined,
      parse: parseText,
    },
    json: {
      summary: 'The same numbers to write, for programs',
      placeholder: 'FILE.json',
      fallback: undefined as string | undefined,
      parse: parseText,
    },
    'max-false-positives': {
      summary: 'Choose thresholds that take at most this share of ham for spam, as 0.001',
      placeholder: 'SHARE',
      fallback: undefined as number | undefined,
      parse: parseShare(0.1),
    },
    write: {
      summary: 'File to write the model with the chosen thresholds to',
      placeholder: 'FILE',
      fallback: undefined as string | undefined,
      parse: parseText,
    },
  },

  async run(options, terminal) {
    const { data, since, report, json, write, 'max-false-positives': share } = options
    if (!data && options.files.length === 0) throw new OptionFaults(['Give FILE… or --data DIR.'])
    if (write && share === undefined) {
      throw new OptionFaults(['--write wants thresholds to write: add --max-false-positives.'])
    }
    const model = await readModelFile(options.model)
    const inputs = options.files.map((word) => inputOf(word, terminal.stdin))
    if (data) {
      const collections = await findCollections(data)
      inputs.push(...collections.map(({ path }) => inputOf(path, terminal.stdin)))
    }
    const sets = await judgeInputs(model, inputs, since, terminal)
    const evaluation = evaluationOf(model, sets, share ?? USUAL_SHARE)
    terminal.stdout.write(`${evaluationTable(evaluation)}\n`)
    if (share !== undefined) await tellThresholds(model, evaluation, write, terminal)
    if (json) await writeWholeFile(json, `${JSON.stringify(evaluation, null, 1)}\n`)
    if (report) await writeWholeFile(report, renderReport(evaluation))
    return 0
  },
})

/** What `model` makes of each input that has lines to measure. */
async function judgeInputs(
  model: Model,
  inputs: readonly Input[],
  since: string | undefined,
  { stderr }: Terminal,
): Promise<readonly JudgedSet[]> {
  const progress = openProgress(stderr)
  const sets: JudgedSet[] = []
  try {
    for (const input of inputs) {
      progress.say(`Judging ${input.setName}`)
      const set = await judgeInput(model, input, since)
      if (set.scores.ham.length + set.scores.spam.length > 0) sets.push(set)
    }
  } finally {
    progress.end()
  }
  if (sets.length > 0) return sets
  const names = inputs.map(({ name }) => name).join(', ')
  const when = since ? ` since ${since}` : ''
  throw new Problem('invalid-request', `There is nothing to measure in ${names}${when}.`)
}

/** Says which thresholds were chosen, and writes them where that was asked for. */
async function tellThresholds(
  model: Model,
  evaluation: Evaluation,
  path: string | undefined,
  { stdout }: Terminal,
): Promise<void> {
  const { chosen } = evaluation
  if (!chosen) {
    throw new Problem('invalid-request', 'Thresholds are chosen from ham, and there is none here.')
  }
  stdout.write(`\n${chosenText(chosen, evaluation)}\n`)
  if (!path) return
  await writeWholeFile(path, saveModel({ ...model, thresholds: chosen.thresholds }))
  stdout.write(`The model with these thresholds is in ${path}.\n`)
}
