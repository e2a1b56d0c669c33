import {
  extractFeatures,
  judgeFeatures,
  type Label,
  type Model,
  type Reason,
  scoreOf,
} from '@riposte/filter'
import { type Input, readLabelledLines } from '../labelled-lines.ts'

/** A line that a model judged, with what a person needs in order to see why. */
export interface JudgedLine {
  readonly score: number
  readonly text: string
  readonly reasons: readonly Reason[]
  readonly id?: string
  readonly author?: string
}

type ByLabel<T> = Readonly<Record<Label, T[]>>

/** What a model made of the lines of one input. */
export interface JudgedSet {
  readonly name: string
  /** The scores in log-odds. */
  readonly scores: ByLabel<number>
  /** The same, by the primary subtag of the line's language; `und` where a line has none. */
  readonly languages: ReadonlyMap<string, ByLabel<number>>
  /** The highest ham and the lowest spam, worst first, ten of each at most. */
  readonly worst: ByLabel<JudgedLine>
}

/** BCP 47's word for a language that is not known. */
export const UNDETERMINED = 'und'

const WORST_MAX = 10

/** What is kept of a text: enough for an excerpt, however long the text is. */
const TEXT_CHARS_KEPT = 1_000

/** Judges the lines of an input; with `since`, only those sent on that day or later. */
export async function judgeInput(
  model: Model,
  input: Input,
  since: string | undefined,
): Promise<JudgedSet> {
  const scores = byLabel<number>()
  const worst = byLabel<JudgedLine>()
  const languages = new Map<string, ByLabel<number>>()
  for await (const { submission, facts, label, at, id } of readLabelledLines(input)) {
    if (since && !(at && at >= since)) continue
    const verdict = judgeFeatures(model, extractFeatures(submission, facts))
    const { reasons } = verdict
    const score = scoreOf(verdict)
    scores[label].push(score)
    const language = submission.language?.toLowerCase().match(/^[a-z]+/)?.[0] ?? UNDETERMINED
    const ofLanguage = languages.get(language) ?? byLabel<number>()
    languages.set(language, ofLanguage)
    ofLanguage[label].push(score)
    const author = submission.author?.slice(0, TEXT_CHARS_KEPT)
    const text = submission.text.slice(0, TEXT_CHARS_KEPT)
    const line = { score, text, reasons, ...(id && { id }), ...(author && { author }) }
    keepWorst(worst[label], line, label === 'ham' ? 1 : -1)
  }
  return { name: input.setName, scores, languages, worst }
}

const byLabel = <T>(): ByLabel<T> => ({ ham: [], spam: [] })

/** Puts `line` in its place among the worst, which for `sign` 1 are those with high scores. */
function keepWorst(worst: JudgedLine[], line: JudgedLine, sign: number): void {
  const place = worst.findIndex(({ score }) => sign * score < sign * line.score)
  if (place < 0 && worst.length === WORST_MAX) return
  worst.splice(place < 0 ? worst.length : place, 0, line)
  worst.length = Math.min(worst.length, WORST_MAX)
}
