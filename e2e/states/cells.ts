/** One way to meet a page. */
export interface Cell {
  readonly script: boolean
  readonly scheme: 'light' | 'dark'
  readonly direction: 'ltr' | 'rtl'
  /** In CSS pixels: a phone, or a desk. */
  readonly width: 390 | 1280
}

type Looks = Omit<Cell, 'script'>

/**
 * Four of the eight looks, so that every two values of scheme, direction and width meet in one:
 * light with both directions and both widths, right-to-left with both schemes and both widths, …
 * (An orthogonal array of strength 2.) Faults of a look come from one value or from two together,
 * so most states are walked in these; the other four are for the thread itself.
 */
const DIAGONAL: readonly Looks[] = [
  { scheme: 'light', direction: 'ltr', width: 390 },
  { scheme: 'light', direction: 'rtl', width: 1280 },
  { scheme: 'dark', direction: 'ltr', width: 1280 },
  { scheme: 'dark', direction: 'rtl', width: 390 },
]

const REST: readonly Looks[] = [
  { scheme: 'dark', direction: 'ltr', width: 390 },
  { scheme: 'dark', direction: 'rtl', width: 1280 },
  { scheme: 'light', direction: 'ltr', width: 1280 },
  { scheme: 'light', direction: 'rtl', width: 390 },
]

export const DIAGONAL_CELLS = cellsOf(DIAGONAL)
export const OTHER_CELLS = cellsOf(REST)

/** `script-dark-rtl-390`. */
export function cellName({ script, scheme, direction, width }: Cell): string {
  return [script ? 'script' : 'plain', scheme, direction, width].join('-')
}

/** Named for the test's title. */
function cellsOf(looks: readonly Looks[]): readonly (readonly [string, Cell])[] {
  const cells = [true, false].flatMap((script) => looks.map((it) => ({ script, ...it })))
  return cells.map((cell) => [cellName(cell), cell] as const)
}
