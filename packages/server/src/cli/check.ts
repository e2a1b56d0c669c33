import type { Readable } from 'node:stream'
import { extractFeatures, judgeFeatures, type Model, reasonSentence } from '@riposte/filter'
import { parseText } from '../options.ts'
import { type InputLine, readLines } from './byte-lines.ts'
import { defineCommand } from './command.ts'
import { readModelFile, SHIPPED_MODEL } from './model-file.ts'
import { openProgress, type Progress } from './progress.ts'
import { LINE_BYTES_MAX, parseSubmissionLine } from './submission-lines.ts'
import { writeLines } from './write-lines.ts'

const LINES_PER_PROGRESS = 1_000

export const check = defineCommand({
  name: 'check',
  summary: 'Judge submissions: one JSON object a line in, one verdict a line out',
  details:
    'Each line of standard input is an object with "text" and, where known, "author",\n' +
    '"authorUrl", "email", "articleTitle", "honeypotFilled", "formSeconds", "agent" and\n' +
    '"role"; the names of the Akismet protocol (comment_content, …) do as well. A line that\n' +
    'cannot be judged gives {"error": "…"} in its place, and the exit code is 1.',
  options: {
    model: {
      summary: 'Model to judge with',
      placeholder: 'FILE',
      fallback: SHIPPED_MODEL,
      fallbackText: 'the one that ships',
      parse: parseText,
    },
  },

  async run(options, { stdin, stdout, stderr }) {
    const model = await readModelFile(options.model)
    const progress = openProgress(stderr)
    const tally = { faults: 0 }
    await writeLines(stdout, judgeLines(model, stdin, tally, progress))
    progress.end()
    return tally.faults > 0 ? 1 : 0
  },
})

/** A verdict or an error for each line of `input`, in order; empty lines count as lines too. */
async function* judgeLines(
  model: Model,
  input: Readable,
  tally: { faults: number },
  progress: Progress,
): AsyncGenerator<string> {
  for await (const line of readLines(input, LINE_BYTES_MAX)) {
    if (line.number % LINES_PER_PROGRESS === 0) progress.say(`${line.number} judged`)
    try {
      yield judgeLine(model, line)
    } catch (error) {
      tally.faults++
      yield JSON.stringify({ error: `Line ${line.number} ${(error as Error).message}.` })
    }
  }
}

function judgeLine(model: Model, { text, fault }: InputLine): string {
  if (text === undefined) throw new Error(`is ${fault}`)
  const { submission, facts } = parseSubmissionLine(text)
  const { label, discard, probability, reasons } = judgeFeatures(
    model,
    extractFeatures(submission, facts),
  )
  const worded = reasons.map((reason) => ({ ...reason, text: reasonSentence(reason) }))
  return JSON.stringify({ label, discard, probability, reasons: worded })
}
