import type { Server } from '../check/server-process.ts'
import { SIZES } from './threads.ts'

/** Starts a server over the seeded threads, and stops it when `use` is done. */
export type Serve = <T>(use: (server: Server) => Promise<T>) => Promise<T>

/** One thing that is measured at each size of thread: milliseconds of CPU a request. */
export interface SizedRow {
  readonly what: string
  readonly goal?: number
  readonly ms: readonly number[]
  readonly wrong: number
}

/** One thing that is measured once. */
export interface SingleRow {
  readonly what: string
  readonly value: number
  readonly unit: string
  readonly goal?: number
  readonly wrong?: number
}

export function printTable(heads: readonly string[], rows: readonly (readonly string[])[]): void {
  console.log(markdownTable(heads, rows))
}

/** What is printed can go into a document. */
export function markdownTable(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const widths = heads.map((_, i) => Math.max(...[heads, ...rows].map((row) => row[i]!.length), 3))
  const fit = (cell: string, i: number) =>
    i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)
  const line = (cells: readonly string[]) => `| ${cells.map(fit).join(' | ')} |`
  const rule = widths.map((width, i) => (i === 0 ? '' : ':').padStart(width, '-'))
  return [line(heads), line(rule), ...rows.map(line)].join('\n')
}

export function printSized(rows: readonly SizedRow[]): void {
  const sizes = SIZES.map((size) => size.toLocaleString('en'))
  const heads = ['CPU ms a request', ...sizes, '10,000 : 100', 'goal', 'of goal', 'wrong']
  printTable(
    heads,
    rows.map(({ what, ms, goal, wrong }) => {
      const ratio = ms.length === SIZES.length ? (ms.at(-1)! / ms[0]!).toFixed(2) : ''
      const share = goal === undefined ? '' : (Math.max(...ms) / goal).toFixed(2)
      const cells = SIZES.map((_, i) => (ms[i] === undefined ? '' : ms[i].toFixed(2)))
      return [what, ...cells, ratio, goal === undefined ? '' : `${goal}`, share, `${wrong}`]
    }),
  )
}

export function printSingle(rows: readonly SingleRow[]): void {
  printTable(
    ['', 'measured', '', 'goal', 'of goal', 'wrong'],
    rows.map(({ what, value, unit, goal, wrong }) => {
      const digits = unit === 'MiB' || value >= 100 ? 0 : value >= 10 ? 1 : 2
      const share = goal === undefined ? '' : (value / goal).toFixed(2)
      const wrongs = wrong === undefined ? '' : `${wrong}`
      return [what, value.toFixed(digits), unit, goal === undefined ? '' : `${goal}`, share, wrongs]
    }),
  )
}
