import type { RocPoint } from '@riposte/filter'
import type { ComponentChildren, JSX } from 'preact'
import type { Evaluation, MeasuredSet } from '../evaluation/evaluation.ts'
import { normalDeviate } from '../evaluation/normal-deviate.ts'
import { percentText } from '../numerals.ts'
import { Figure, type Key } from './figure.tsx'
import { type Axis, Diagonal, evenAxis, lineThrough, Plot, type Scales, short } from './plot.tsx'

type Place = (point: Pick<RocPoint, 'hamShare' | 'spamShare'>) => readonly [number, number]

const percentTick = (share: number) => String(Number((100 * share).toPrecision(6)))

/** How much spam each threshold catches for the ham that it costs. */
export function RocFigure({ evaluation }: { readonly evaluation: Evaluation }): JSX.Element {
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1]
  const place: Place = ({ hamShare, spamShare }) => [hamShare, spamShare]
  return (
    <CurveFigure
      title="ROC curve"
      caption="The nearer to the upper left corner, the better. Dotted: what chance would do."
      x={evenAxis('Ham that is stopped, %', [0, 1], ticks, percentTick)}
      y={evenAxis('Spam that is stopped, %', [0, 1], ticks, percentTick)}
      evaluation={evaluation}
      place={place}
      ground={(scales) => <Diagonal scales={scales} />}
    />
  )
}

/** The same on axes that spread the corner in which a good filter lives. */
export function DetFigure({ evaluation }: { readonly evaluation: Evaluation }): JSX.Element {
  const place: Place = ({ hamShare, spamShare }) => [hamShare, 1 - spamShare]
  return (
    <CurveFigure
      title="DET curve"
      caption="Both kinds of mistake on normal-deviate axes: the lower and the more to the left,
        the better."
      x={deviateAxis('Ham that is stopped, %', [0.0001, 0.001, 0.01, 0.05, 0.2, 0.5, 0.8])}
      y={deviateAxis('Spam that is missed, %', [0.001, 0.01, 0.05, 0.2, 0.5, 0.8, 0.95, 0.99])}
      evaluation={evaluation}
      place={place}
    />
  )
}

/** An axis from the first to the last of `ticks`, even in standard deviations. */
function deviateAxis(label: string, ticks: readonly number[]): Axis {
  const [low, high] = [normalDeviate(ticks[0]!) - 0.12, normalDeviate(ticks.at(-1)!) + 0.12]
  return {
    label,
    place: (share) => (normalDeviate(share) - low) / (high - low),
    ticks: ticks.map((value) => ({ value, text: percentTick(value) })),
  }
}

interface CurveFigureProps {
  readonly title: string
  readonly caption: string
  readonly x: Axis
  readonly y: Axis
  readonly evaluation: Evaluation
  readonly place: Place
  readonly ground?: (scales: Scales) => ComponentChildren
}

function CurveFigure(props: CurveFigureProps): JSX.Element | null {
  const { title, caption, x, y, evaluation, place, ground } = props
  const { all, sets } = evaluation
  if (all.curve.length === 0) return null
  const others = sets.filter(({ curve }) => curve.length > 0)
  const hardest = hardestOf(others)
  const path = ({ curve }: MeasuredSet, scales: Scales) => lineThrough(curve.map(place), scales)
  const keys: Key[] = [{ kind: 'line-a', text: sets.length > 1 ? all.name : sets[0]!.name }]
  if (hardest) keys.push({ kind: 'line-b', text: `hardest set: ${hardest.name}` })
  if (hardest)
    keys.push({ kind: 'line-other', text: others.length > 2 ? 'other sets' : 'other set' })
  return (
    <Figure title={title} caption={caption} keys={keys}>
      <Plot
        description={`${title}: one minus the area is ${percentText(all.areaAbove, 2)} %.`}
        x={x}
        y={y}
        drawing={(scales) => (
          <>
            {ground?.(scales)}
            {hardest &&
              others
                .filter((it) => it !== hardest)
                .map((it) => <path class="line-other" d={path(it, scales)} />)}
            {hardest && <path class="line-b" d={path(hardest, scales)} />}
            <path class="line-a" d={path(all, scales)} />
          </>
        )}
        marks={(scales) => <ThresholdMarks all={all} place={place} scales={scales} />}
      />
    </Figure>
  )
}

/** The set that is told apart worst, where there are several to choose from. */
function hardestOf(sets: readonly MeasuredSet[]): MeasuredSet | undefined {
  if (sets.length < 2) return undefined
  return sets.reduce((worst, set) => (set.areaAbove > worst.areaAbove ? set : worst))
}

/** Marks nearer to each other than this, in units of the sheet, share their words. */
const MARK_UNITS = 9

interface ThresholdMarksProps {
  readonly all: MeasuredSet
  readonly place: Place
  readonly scales: Scales
}

/** Where the model's own thresholds stand on the curve of all. */
function ThresholdMarks({ all, place, scales }: ThresholdMarksProps): JSX.Element {
  const stopped = (label: 'ham' | 'spam', verdict: 'unsure' | 'spam') => {
    const { unsure, spam } = all.outcomes[label]
    return (verdict === 'spam' ? spam : spam + unsure) / all[label]
  }
  const marks = (['unsure', 'spam'] as const).map((verdict) => {
    const [x, y] = place({
      hamShare: stopped('ham', verdict),
      spamShare: stopped('spam', verdict),
    })
    return { verdict, x: short(scales.x(x)), y: short(scales.y(y)) }
  })
  const [unsure, spam] = [marks[0]!, marks[1]!]
  const isOne = Math.abs(unsure.x - spam.x) < MARK_UNITS && Math.abs(unsure.y - spam.y) < MARK_UNITS
  return (
    <g class="marks">
      {marks.map(({ verdict, x, y }) => (
        <circle class={`mark-${verdict}`} cx={x} cy={y} r={5} />
      ))}
      {!isOne && (
        <text x={unsure.x + 10} y={unsure.y}>
          unsure
        </text>
      )}
      <text x={spam.x + 10} y={spam.y + (isOne ? 4 : 8)}>
        {isOne ? 'unsure, spam' : 'spam'}
      </text>
    </g>
  )
}
