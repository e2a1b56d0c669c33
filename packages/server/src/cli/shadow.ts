import { judge, type Model, type VerdictLabel } from '@riposte/filter'
import { defineCommand } from './command.ts'
import { inputOf, readInputLines } from './labelled-lines.ts'
import { JUDGING_MODEL, readModelFile } from './model-file.ts'
import { openProgress } from './progress.ts'
import { createComparison, type Pair } from './shadow-table.ts'
import { parseSubmissionLine } from './submission-lines.ts'

const LINES_PER_PROGRESS = 1_000

export const shadow = defineCommand({
  name: 'shadow',
  summary: 'Compare Akismet’s answers with Riposte’s, from a file of comments',
  details:
    'Each line is a JSON object: a comment, in the names that riposte check takes, and what\n' +
    'Akismet answered as "akismet": true, false, "spam" or "ham". Riposte’s own answer may\n' +
    'stand in "riposte" (ham, unsure, spam); else the model judges the line. "label", where a\n' +
    'person has decided, says what it was. Nothing leaves this machine. - is standard input.',
  options: {
    file: {
      summary: 'Comments with answers, .ndjson, gzipped with a .gz behind',
      placeholder: 'FILE',
      positional: true,
      fallback: '-',
      fallbackText: 'standard input',
      parse: (words: readonly string[]) => words.at(-1)!,
    },
    model: JUDGING_MODEL,
  },

  async run({ file, model: modelFile }, { stdin, stdout, stderr }) {
    const model = await readModelFile(modelFile)
    const progress = openProgress(stderr)
    const comparison = createComparison()
    let faults = 0
    for await (const { number, text, fault } of readInputLines(inputOf(file, stdin))) {
      if (number % LINES_PER_PROGRESS === 0) progress.say(`${number} compared`)
      if (text === '') continue
      try {
        if (text === undefined) throw new Error(`is ${fault}`)
        comparison.add(pairOf(model, text))
      } catch (error) {
        faults++
        stderr.write(`Line ${number} ${(error as Error).message}.\n`)
      }
    }
    progress.end()
    stdout.write(comparison.table())
    return faults > 0 ? 1 : 0
  },
})

/** @throws Error that says what is wrong with the line. */
function pairOf(model: Model, line: string): Pair {
  const { akismet: said, riposte } = JSON.parse(line) as Record<string, unknown>
  const { submission, facts, label } = parseSubmissionLine(line)
  const akismet = answerOf(said)
  if (!akismet) throw new Error('has no answer of Akismet’s: give "akismet", true or false')
  if (riposte !== undefined && !isVerdict(riposte)) {
    throw new Error('has a strange "riposte": write "ham", "unsure" or "spam"')
  }
  return { akismet, riposte: riposte ?? judge(model, submission, facts).label, truth: label }
}

function answerOf(said: unknown): Pair['akismet'] | undefined {
  if (said === true || said === 'true' || said === 'spam') return 'spam'
  return said === false || said === 'false' || said === 'ham' ? 'ham' : undefined
}

function isVerdict(word: unknown): word is VerdictLabel {
  return word === 'ham' || word === 'unsure' || word === 'spam'
}
