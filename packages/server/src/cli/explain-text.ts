import type { Reason, Thresholds, Verdict } from '@riposte/filter'
import { reasonSentence, scoreOf } from '@riposte/filter'
import type { ExplainedWords } from './explain-words.ts'
import { percentText, signedText } from './numerals.ts'
import { safeText } from './safe-text.ts'

/** How an explanation is drawn: in so many columns, with or without colour. */
export interface Manner {
  readonly columns: number
  readonly isColoured: boolean
}

const BAR_CHARS = 12
const COLUMNS_MIN = 40
const COLUMNS_MAX = 100
const COLOURS = { spam: 31, unsure: 33, ham: 32, strong: 1, quiet: 2 } as const

/** A verdict for people: what, how sure, and each reason with a bar, the strongest first. */
export function explanationText(
  verdict: Verdict,
  words: ExplainedWords,
  thresholds: Thresholds,
  manner: Manner,
): string {
  const { label, discard, probability } = verdict
  const score = scoreOf(verdict)
  const paint = painter(manner)
  const sure = `${percentText(probability, 1)} % spam, score ${signedText(score)}`
  const limits = `unsure from ${signedText(thresholds.unsure)}, spam from ${signedText(
    thresholds.spam,
  )}`
  const reasons = byStrength(verdict.reasons)
  const rows = [
    ...reasons.map((reason) => [reason.logOdds, reasonSentence(reason)] as const),
    ...words.effects.map(({ effect, word, count }) => {
      const times = count > 1 ? `  ×${count}` : ''
      return [effect, `${safeText(word)}${times}`] as const
    }),
  ]
  const drawn = drawRows(rows, manner)
  const ofWords = drawn.splice(reasons.length)
  return [
    `${paint('strong', paint(label, label.toUpperCase()))}  ${sure}${discard ? ', discard' : ''}`,
    paint('quiet', `(${limits})`),
    '',
    ...drawn,
    ...(ofWords.length > 0 ? ['', wordsHead(words, manner), ...ofWords] : []),
  ].join('\n')
}

function wordsHead({ words, tried }: ExplainedWords, manner: Manner): string {
  const some = tried < words ? ` (the first ${tried} of ${words} were tried)` : ''
  const head = `Words and links that move it most, each left out by itself${some}:`
  return wrapped(head, widthOf(manner)).join('\n')
}

function byStrength(reasons: readonly Reason[]): readonly Reason[] {
  return [...reasons].sort((a, b) => Math.abs(b.logOdds) - Math.abs(a.logOdds))
}

/** Number, bar and words of each row, one under the other; long words go on below themselves. */
function drawRows(rows: readonly (readonly [number, string])[], manner: Manner): string[] {
  const paint = painter(manner)
  const numbers = rows.map(([logOdds]) => signedText(logOdds))
  const numberWidth = Math.max(0, ...numbers.map((it) => it.length))
  const largest = Math.max(...rows.map(([logOdds]) => Math.abs(logOdds)))
  const indent = 2 + numberWidth + 2 + BAR_CHARS + 2
  return rows.map(([logOdds, text], i) => {
    const bar = barOf(Math.abs(logOdds) / largest)
    const coloured = paint(logOdds > 0 ? 'spam' : 'ham', bar) + ' '.repeat(BAR_CHARS - bar.length)
    const [first = '', ...more] = wrapped(text, widthOf(manner) - indent)
    const head = `  ${numbers[i]!.padStart(numberWidth)}  ${coloured}  ${first}`
    return [head, ...more.map((line) => ' '.repeat(indent) + line)].join('\n')
  })
}

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉']

/** A bar for a share from 0 to 1, to an eighth of a character; never quite nothing. */
function barOf(share: number): string {
  const eighths = Math.max(1, Math.round(share * BAR_CHARS * 8))
  return '█'.repeat(eighths >> 3) + EIGHTHS[eighths & 7]!
}

function widthOf({ columns }: Manner): number {
  return Math.max(COLUMNS_MIN, Math.min(COLUMNS_MAX, columns))
}

/** Breaks a text at spaces into lines of at most `width`; what has no spaces, anywhere. */
function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let rest = text
  while (rest.length > width) {
    const space = rest.lastIndexOf(' ', width)
    const end = space > 0 ? space : width
    lines.push(rest.slice(0, end))
    rest = rest.slice(space > 0 ? end + 1 : end)
  }
  return [...lines, rest]
}

function painter({ isColoured }: Manner): (name: keyof typeof COLOURS, text: string) => string {
  return (name, text) => (isColoured ? `\u001b[${COLOURS[name]}m${text}\u001b[0m` : text)
}
