import type { Readable } from 'node:stream'
import {
  extractFeatures,
  judgeFeatures,
  learnFeatures,
  type Model,
  reasonSentence,
  scoreOf,
} from '@riposte/filter'
import { type InputLine, readLines } from '../byte-lines.ts'
import { parseSwitch } from '../options.ts'
import { defineCommand } from './command.ts'
import { JUDGING_MODEL, readModelFile, teachable } from './model-file.ts'
import { openProgress, type Progress } from './progress.ts'
import { LINE_BYTES_MAX, parseSubmissionLine } from './submission-lines.ts'
import { writeLines } from './write-lines.ts'

const LINES_PER_PROGRESS = 1_000

export const check = defineCommand({
  name: 'check',
  summary: 'Judge submissions: one JSON object a line in, one verdict a line out',
  details:
    'Each line of standard input is an object with "text" and, where known, "author",\n' +
    '"authorUrl", "email", "articleTitle", "language", "honeypotFilled", "formSeconds", "agent"\n' +
    'and "role"; the names of labelled sets (author_url, context, lang) and of the Akismet\n' +
    'protocol (comment_content, …) do as well. A verdict has "label", "discard", "probability",\n' +
    '"score" in log-odds, the "reasons" that add up to it, and the "id" of its line. A line\n' +
    'that cannot be judged gives {"error": "…"} in its place, and the exit code is 1.\n\n' +
    'With --learn, each line is judged first, and then learned when it has a "label"; the\n' +
    'verdict repeats that label as "truth". So a stream measures what teaching is worth. What\n' +
    'was learned is forgotten at the end; riposte learn keeps it.',
  options: {
    model: JUDGING_MODEL,
    learn: {
      summary: 'Learn the label of each line after judging it, as a site’s model does',
      fallback: false,
      parse: parseSwitch,
    },
  },

  async run({ model: file, learn }, { stdin, stdout, stderr }) {
    const base = await readModelFile(file)
    const model = learn ? teachable(base) : base
    const progress = openProgress(stderr)
    const tally = { faults: 0 }
    await writeLines(stdout, judgeLines(model, learn, stdin, tally, progress))
    progress.end()
    return tally.faults > 0 ? 1 : 0
  },
})

/** A verdict or an error for each line of `input`, in order; empty lines count as lines too. */
async function* judgeLines(
  model: Model,
  learn: boolean,
  input: Readable,
  tally: { faults: number },
  progress: Progress,
): AsyncGenerator<string> {
  for await (const line of readLines(input, LINE_BYTES_MAX)) {
    if (line.number % LINES_PER_PROGRESS === 0) progress.say(`${line.number} judged`)
    try {
      yield judgeLine(model, learn, line)
    } catch (error) {
      tally.faults++
      yield JSON.stringify({ error: `Line ${line.number} ${(error as Error).message}.` })
    }
  }
}

function judgeLine(model: Model, learn: boolean, { text, fault }: InputLine): string {
  if (text === undefined) throw new Error(`is ${fault}`)
  const { submission, facts, label: truth, id } = parseSubmissionLine(text)
  const features = extractFeatures(submission, facts)
  const verdict = judgeFeatures(model, features)
  if (learn && truth) learnFeatures(model, features, truth)
  const { label, discard, probability } = verdict
  const reasons = verdict.reasons.map((reason) => ({ ...reason, text: reasonSentence(reason) }))
  return JSON.stringify({
    ...(id && { id }),
    ...(learn && truth && { truth }),
    label,
    discard,
    probability,
    score: scoreOf(verdict),
    reasons,
  })
}
