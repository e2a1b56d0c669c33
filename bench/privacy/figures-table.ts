/** One figure. `isMet` is left out where there is no goal. */
export interface FigureRow {
  readonly what: string
  readonly measured: string
  readonly goal?: string
  readonly isMet?: boolean
}

/** As Markdown: what is printed goes into a document. */
export function figuresTable(rows: readonly FigureRow[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const body = rows.map(({ what, goal = '', measured, isMet = true }) =>
    line([what, goal, isMet ? measured : `**missed:** ${measured}`]),
  )
  return [line(['', 'goal', 'measured']), line(['---', '---', '---']), ...body].join('\n')
}

const marks = (name: string) => [`<!-- ${name} -->`, `<!-- end of ${name} -->`] as const

/**
 * `document` with what stands between the marks of `name` replaced.
 *
 * @throws Error without such marks.
 */
export function withFigures(document: string, name: string, figures: string): string {
  const [begin, end] = marks(name)
  const from = document.indexOf(begin)
  const to = document.indexOf(end, from)
  if (from < 0 || to < 0) throw new Error(`There is no place for "${name}" in the document.`)
  return `${document.slice(0, from + begin.length)}\n\n${figures}\n\n${document.slice(to)}`
}
