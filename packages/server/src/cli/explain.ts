import {
  extractFeatures,
  judgeFeatures,
  type Model,
  reasonSentence,
  scoreOf,
} from '@riposte/filter'
import type { InputLine } from '../byte-lines.ts'
import { OptionFaults, parseSwitch, parseWords } from '../options.ts'
import { defineCommand } from './command.ts'
import { readDrafts } from './explain-input.ts'
import { explanationText, type Manner } from './explain-text.ts'
import { explainWords } from './explain-words.ts'
import { inputOf } from './labelled-lines.ts'
import { JUDGING_MODEL, readModelFile } from './model-file.ts'
import { parseSubmissionLine } from './submission-lines.ts'
import { writeLines } from './write-lines.ts'

const USUAL_COLUMNS = 80

export const explain = defineCommand({
  name: 'explain',
  summary: 'Show why submissions are judged as they are',
  details:
    'Reads an object a line, as riposte check does; what does not begin like one is taken whole\n' +
    'as the text of one submission. Prints the verdict, its reasons from the strongest on, and\n' +
    'the words and links without which the score would be most different. Numbers are log-odds:\n' +
    'above zero is towards spam.',
  options: {
    files: {
      summary: 'What to explain; - is standard input',
      placeholder: 'FILE',
      positional: true,
      fallback: ['-'] as readonly string[],
      fallbackText: '-',
      parse: parseWords,
    },
    model: JUDGING_MODEL,
    json: { summary: 'Print a line of JSON for each instead', fallback: false, parse: parseSwitch },
    plain: {
      summary: 'No colours on a terminal',
      fallback: false,
      variable: 'NO_COLOR',
      parse: parseSwitch,
    },
  },

  async run({ files, model: file, json, plain }, { stdin, stdout, stderr }) {
    if (files.length > 1) throw new OptionFaults(['Give one FILE, or - for standard input.'])
    const model = await readModelFile(file)
    if (files[0] === '-' && stdin.isTTY) {
      stderr.write('Type or paste a reply; Ctrl-D on a line of its own ends it.\n')
    }
    const isColoured = Boolean(stdout.isTTY) && !plain
    const manner = { columns: stdout.columns || USUAL_COLUMNS, isColoured }
    const tally = { faults: 0 }
    const drafts = readDrafts(inputOf(files[0]!, stdin))
    await writeLines(stdout, explanations(model, drafts, json ? undefined : manner, tally))
    return tally.faults > 0 ? 1 : 0
  },
})

/** Each line explained, in the manner of people or, without one, as JSON. */
async function* explanations(
  model: Model,
  lines: AsyncIterable<InputLine>,
  manner: Manner | undefined,
  tally: { faults: number },
): AsyncGenerator<string> {
  let before = ''
  for await (const line of lines) {
    try {
      yield before + explainLine(model, line, manner)
    } catch (error) {
      tally.faults++
      const fault = `Line ${line.number} ${(error as Error).message}.`
      yield manner ? before + fault : JSON.stringify({ error: fault })
    }
    if (manner) before = '\n'
  }
}

function explainLine(model: Model, { text, fault }: InputLine, manner: Manner | undefined): string {
  if (text === undefined) throw new Error(`is ${fault}`)
  const { submission, facts, id } = parseSubmissionLine(text)
  const verdict = judgeFeatures(model, extractFeatures(submission, facts))
  const words = explainWords(model, submission, facts)
  if (manner) return explanationText(verdict, words, model.thresholds, manner)
  return JSON.stringify({
    ...(id && { id }),
    label: verdict.label,
    discard: verdict.discard,
    probability: verdict.probability,
    score: scoreOf(verdict),
    reasons: verdict.reasons.map((reason) => ({ ...reason, text: reasonSentence(reason) })),
    words: words.effects,
  })
}
