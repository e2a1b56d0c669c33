import { learn as learnFrom, type Model, saveModel } from '@riposte/filter'
import { Problem } from '@riposte/protocol'
import { OptionFaults, parseText, parseWords } from '../options.ts'
import { defineCommand } from './command.ts'
import { type Input, inputOf, readLabelledLines } from './labelled-lines.ts'
import { JUDGING_MODEL, readModelFile, teachable } from './model-file.ts'
import { openProgress, type Progress } from './progress.ts'
import { writeWholeFile } from './write-file.ts'

const LINES_PER_PROGRESS = 1_000

export const learn = defineCommand({
  name: 'learn',
  summary: 'Teach a model labelled submissions, in the order in which they come',
  details:
    'Reads lines as riposte train does, from files (*.ndjson or *.jsonl, also .gz) or standard\n' +
    'input, and writes the model of a site whose moderators decided so. A model that ships is\n' +
    'copied first, as each site does; one that has had lessons goes on from there. Nothing is\n' +
    'written unless every line could be learned.',
  options: {
    files: {
      summary: 'Labelled submissions; - is standard input',
      placeholder: 'FILE…',
      positional: true,
      fallback: ['-'] as readonly string[],
      fallbackText: '-',
      parse: parseWords,
    },
    model: { ...JUDGING_MODEL, summary: 'Model to begin with' },
    out: {
      summary: 'File to write the taught model to',
      placeholder: 'FILE',
      fallback: undefined as string | undefined,
      parse: parseText,
    },
  },

  async run({ files, model: file, out }, { stdin, stdout, stderr }) {
    if (!out) throw new OptionFaults(['Give --out FILE.'])
    const model = teachable(await readModelFile(file))
    const progress = openProgress(stderr)
    let taught = 0
    try {
      for (const input of files.map((word) => inputOf(word, stdin))) {
        taught = await learnInput(model, input, taught, progress)
      }
    } finally {
      progress.end()
    }
    if (taught === 0) throw new Problem('invalid-request', nothingToLearn(files))
    await writeWholeFile(out, saveModel(model))
    const lessons = taught === 1 ? '1 lesson' : `${taught} lessons`
    stdout.write(`Learned ${lessons}; the model in ${out} has had ${model.lessons} in all.\n`)
    return 0
  },
})

function nothingToLearn(files: readonly string[]): string {
  return `There is nothing to learn in ${files.join(', ')}: give labelled lines.`
}

/** Teaches `model` the lines of `input` and resolves to how many have been taught by then. */
async function learnInput(
  model: Model,
  input: Input,
  before: number,
  progress: Progress,
): Promise<number> {
  let taught = before
  for await (const { submission, facts, label } of readLabelledLines(input)) {
    learnFrom(model, submission, facts, label)
    if (++taught % LINES_PER_PROGRESS === 0) progress.say(`${taught} learned`)
  }
  return taught
}
