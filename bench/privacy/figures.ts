import { markdownTable } from '../threads/table.ts'

/** A row of the table: what was measured, what is aimed at, and what it was. */
export interface Figure {
  readonly what: string
  /** As it stands in the document; empty: none. */
  readonly goal: string
  readonly measured: string
  readonly isMissed: boolean
}

const BEGIN = '<!-- figures:begin -->'
const END = '<!-- figures:end -->'

export function figuresTable(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, goal, measured, isMissed }) => {
    return [what, goal, isMissed ? `${measured} (missed)` : measured]
  })
  return markdownTable(['', 'goal', 'measured'], rows)
}

/**
 * The document with `text` between its two marks, in place of what stood there.
 *
 * @throws Error when it has not both of them, in this order.
 */
export function replaceFigures(document: string, text: string): string {
  const [begin, end] = marksIn(document)
  return `${document.slice(0, begin)}\n${text}\n${document.slice(end)}`
}

/** The rows between the marks that are named `prefix…`: of what was left out this time. */
export function standingFigures(document: string, prefix: string): readonly Figure[] {
  const rows = document.slice(...marksIn(document)).split('\n')
  return rows.flatMap((row) => {
    const [what = '', goal = '', measured = ''] = row
      .split('|')
      .map((it) => it.trim())
      .slice(1)
    if (!what.startsWith(prefix)) return []
    const isMissed = measured.endsWith(' (missed)')
    return [{ what, goal, measured: measured.replace(/ \(missed\)$/, ''), isMissed }]
  })
}

function marksIn(document: string): readonly [number, number] {
  const begin = document.indexOf(BEGIN)
  const end = document.indexOf(END)
  if (begin < 0 || end < begin) {
    throw new Error(`The document needs a line ${BEGIN} and, below it, a line ${END}.`)
  }
  return [begin + BEGIN.length, end]
}
