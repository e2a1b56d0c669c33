import type { EvasionCell } from '../why/measure-evasion.ts'
import type { Fidelity, WhyMeasured } from '../why/measure-why.ts'
import { COVERAGE_LEAST, FIDELITY_LEAST, inPoints, isGainSmall, percent } from '../why/why-table.ts'
import type { Figure } from './figures.ts'
import { inCount } from './wording.ts'

/** How the rows about explanations begin: they stay in the document when they are left out. */
export const WHY = 'why: '

const GAIN_GOAL = 'interval from ≤ 0, or to ≤ 2'

/** What `npm run bench:why` measured, as rows of our table. */
export function whyFigures(measured: WhyMeasured): readonly Figure[] {
  const { coverage, explainable, short, cost, evasion } = measured
  const microseconds = [cost.mean, cost.p50, cost.p99].map(Math.round).join(' · ')
  const more = inCount(short)
  const toolboxes = [...new Set(evasion.cells.map(({ toolbox }) => toolbox))]
  return [
    {
      what: `${WHY}explained`,
      goal: '100 %',
      measured: `${percent(coverage)} of ${inCount(explainable)}; ${more} more in one sentence`,
      isMissed: coverage < COVERAGE_LEAST,
    },
    fidelity('true when somebody else does it', measured.fidelity),
    fidelity('… of honest replies', measured.honest),
    fidelity('… of adverts', measured.adverts),
    {
      what: `${WHY}CPU for one, mean · p50 · p99`,
      goal: '',
      measured: `${microseconds} µs; mean ${cost.verdicts.toFixed(1)} verdicts`,
      isMissed: false,
    },
    ...toolboxes.map((it) => gainOf(evasion.cells.filter(({ toolbox }) => toolbox === it))),
  ]
}

function fidelity(name: string, { share, isTrue, told }: Fidelity): Figure {
  return {
    what: `${WHY}${name}`,
    goal: `≥ ${100 * FIDELITY_LEAST} %`,
    measured: `${percent(share)} (${inCount(isTrue)} of ${inCount(told)})`,
    isMissed: !(share >= FIDELITY_LEAST),
  }
}

/** Of all budgets of one attack the one in which being told is worth most. */
function gainOf(cells: readonly EvasionCell[]): Figure {
  const most = cells.reduce((a, b) => (b.gain.points > a.gain.points ? b : a))
  const { toolbox, tries, editsAtOnce, gain } = most
  return {
    what: `${WHY}gain of being told, in points of adverts: ${toolbox}`,
    goal: GAIN_GOAL,
    measured: `${inPoints(gain)} at most, with ${tries} × ${editsAtOnce}`,
    isMissed: !cells.every((it) => isGainSmall(it.gain)),
  }
}
