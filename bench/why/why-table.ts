import type { Gain } from './bootstrap-gain.ts'
import type { EvasionCell } from './measure-evasion.ts'
import type { Fidelity, WhyMeasured } from './measure-why.ts'

export const FIDELITY_LEAST = 0.95
export const COVERAGE_LEAST = 1
const GAIN_MOST = 2

/** Being told may be worth no more than chance explains, or surely no more than two points. */
export const isGainSmall = ({ low, high }: Gain) => low <= 0 || high <= GAIN_MOST

/** The figures as Markdown, and the goals that were missed, each in words. */
export function tableOf(measured: WhyMeasured): {
  readonly markdown: string
  readonly missed: readonly string[]
} {
  const missed: string[] = []
  const goal = (name: string, isMet: boolean, value: string) => {
    if (!isMet) missed.push(`${name}: ${value}`)
    return isMet ? value : `${value}, missed`
  }
  const fidelity = (name: string, it: Fidelity) => [
    name,
    '≥ 95 %',
    goal(name, it.share >= FIDELITY_LEAST, `${percent(it.share)} (${it.isTrue} of ${it.told})`),
  ]
  const { stopped, judged, short, coverage, cost, evasion } = measured
  const figures = [
    ['not published', '', `${stopped} of ${judged}`],
    ['… of these told in short', '', String(short)],
    [
      'explained, of the others',
      '100 %',
      goal('explained', coverage >= COVERAGE_LEAST, percent(coverage)),
    ],
    fidelity('true when done by somebody else', measured.fidelity),
    fidelity('… of honest ones', measured.honest),
    fidelity('… of adverts', measured.adverts),
    ['told to use other words altogether', '', percent(measured.otherWords)],
    ['changes told at once, mean', '', measured.changesMean.toFixed(1)],
    [
      'CPU for one, mean · p50 · p99',
      '',
      `${[cost.mean, cost.p50, cost.p99].map(Math.round).join(' · ')} µs`,
    ],
    ['… mean, in verdicts', '', cost.verdicts.toFixed(1)],
  ]
  const cells = evasion.cells.map((cell) => evasionRow(cell, goal))
  const markdown = [
    ...table(['', 'goal', 'measured'], figures),
    '',
    `${evasion.attacked} adverts; of those who try to bring them past, these shares succeed:`,
    '',
    ...table(
      ['attack', 'tries × edits', 'untold', 'told', 'gain, in points', 'over chance'],
      cells,
    ),
  ].join('\n')
  return { markdown, missed }
}

function evasionRow(
  { toolbox, tries, editsAtOnce, untold, told, gain, overChance }: EvasionCell,
  goal: (name: string, isMet: boolean, value: string) => string,
): readonly string[] {
  const name = `gain of ${toolbox}, ${tries} × ${editsAtOnce}`
  const value = goal(name, isGainSmall(gain), inPoints(gain))
  const budget = `${tries} × ${editsAtOnce}`
  return [toolbox, budget, percent(untold), percent(told), value, inPoints(overChance)]
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)]
}

export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

export function inPoints({ points, low, high }: Gain): string {
  return `${points.toFixed(1)} (${low.toFixed(1)} to ${high.toFixed(1)})`
}
