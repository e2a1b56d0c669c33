import type { Thresholds } from '@riposte/filter'
import type { JSX } from 'preact'
import type { MeasuredSet } from '../evaluation/evaluation.ts'
import type { ScoreBin } from '../evaluation/score-bins.ts'
import { countText } from '../numerals.ts'
import { Figure } from './figure.tsx'
import { evenAxis, Plot, type Scales, short } from './plot.tsx'

interface ScoreFigureProps {
  readonly title: string
  readonly set: MeasuredSet
  readonly thresholds: Thresholds
}

/** How the scores of ham and of spam lie: ham rises from the middle line, spam hangs from it. */
export function ScoreFigure({ title, set, thresholds }: ScoreFigureProps): JSX.Element {
  const { scoreBins: bins, ham, spam } = set
  const [low, high] = [bins[0]!.from, bins.at(-1)!.to]
  const shares = bins.flatMap((bin) => [bin.ham / ham || 0, bin.spam / spam || 0])
  const top = Math.max(...shares) * 1.12
  const stepX = roundStep((high - low) / 6)
  const stepY = roundStep(top / 2.5)
  const ticksX = steps(Math.ceil(low / stepX), Math.floor(high / stepX), stepX)
  const most = Math.floor(top / stepY)
  const y = evenAxis('Share of each, %', [-top, top], steps(-most, most, stepY), (share) =>
    String(Number((100 * Math.abs(share)).toPrecision(6))),
  )
  const x = evenAxis('Score, log-odds', [low, high], ticksX, signless)
  return (
    <Figure
      title={title}
      keys={[
        { kind: 'bar-ham', text: `ham, ${countText(ham)}` },
        { kind: 'bar-spam', text: `spam, ${countText(spam)}` },
      ]}
    >
      <Plot
        description={`${title}: how many of ${ham} ham and ${spam} spam have which score.`}
        x={x}
        y={y}
        drawing={(scales) => (
          <>
            {bins.map((bin) => (
              <Bars bin={bin} ham={bin.ham / ham} spam={bin.spam / spam} scales={scales} />
            ))}
            <path class="frame" d={`M0 ${short(scales.y(0))}H999`} />
          </>
        )}
        marks={(scales) => <ThresholdLines thresholds={thresholds} top={top} scales={scales} />}
      />
    </Figure>
  )
}

interface BarsProps {
  readonly bin: ScoreBin
  /** Shares of all ham and of all spam. */
  readonly ham: number
  readonly spam: number
  readonly scales: Scales
}

/** A bar of ham above and one of spam below; what is there at all can be seen. */
function Bars({ bin, ham, spam, scales }: BarsProps): JSX.Element {
  const x = short(scales.x(bin.from) + 0.75)
  const width = short(scales.x(bin.to) - scales.x(bin.from) - 1.5)
  const middle = scales.y(0)
  const hamHeight = Math.max(1, middle - scales.y(ham))
  const spamHeight = Math.max(1, middle - scales.y(spam))
  const place = { x, width }
  return (
    <>
      {bin.ham > 0 && (
        <rect class="bar-ham" {...place} y={short(middle - hamHeight)} height={short(hamHeight)} />
      )}
      {bin.spam > 0 && (
        <rect class="bar-spam" {...place} y={short(middle)} height={short(spamHeight)} />
      )}
    </>
  )
}

/** Further right than this, in units of the sheet, a word has no room beside its line. */
const RIGHT_WORD_MAX = 380

interface ThresholdLinesProps {
  readonly thresholds: Thresholds
  readonly top: number
  readonly scales: Scales
}

function ThresholdLines({ thresholds, top, scales }: ThresholdLinesProps): JSX.Element {
  const names = ['unsure', 'spam'] as const
  const [above, below] = [scales.y(top), scales.y(-top)]
  return (
    <g class="marks">
      {names.map((name) => {
        const x = short(scales.x(thresholds[name]))
        const isRight = name === 'spam' && x < RIGHT_WORD_MAX
        return (
          <>
            <path class="threshold" d={`M${x} ${short(above)}V${short(below)}`} />
            <text
              x={isRight ? x + 5 : x - 5}
              y={above + (name === 'spam' && !isRight ? 32 : 14)}
              text-anchor={isRight ? 'start' : 'end'}
            >
              {name}
            </text>
          </>
        )
      })}
    </g>
  )
}

/** The first of 1, 2, 5, 10 … that is at least `least`, at any power of ten. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least || 1))
  return power * [1, 2, 5, 10].find((it) => it * power >= least)!
}

function steps(first: number, last: number, step: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step)
}

function signless(score: number): string {
  return `${score < 0 ? '−' : ''}${Number(Math.abs(score).toPrecision(6))}`
}
