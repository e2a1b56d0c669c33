import type { ReliabilityBin } from '@riposte/filter'
import type { JSX } from 'preact'
import type { Evaluation } from '../evaluation/evaluation.ts'
import { countText, percentText } from '../numerals.ts'
import { Figure } from './figure.tsx'
import { Diagonal, evenAxis, lineThrough, Plot, type Scales, short } from './plot.tsx'
import { Table } from './table.tsx'

const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1]
const percentTick = (share: number) => String(Math.round(100 * share))

/** Whether the probabilities can be taken at their word. */
export function ReliabilityFigure({ reliability }: Evaluation): JSX.Element {
  const bins = reliability.filter(({ ham, spam }) => ham + spam > 0)
  return (
    <Figure
      title="Reliability"
      caption="On the dotted line, what was called 70 % spam was spam in 70 of 100 cases. The model
        reckons as if ham and spam were equally many."
      keys={[
        { kind: 'dots-a', text: 'as these lines are' },
        { kind: 'dots-b', text: 'were ham and spam equally many' },
      ]}
    >
      <Plot
        description="How much was spam of what got which probability; the table has the numbers."
        x={evenAxis('Probability that was given, %', [0, 1], TICKS, percentTick)}
        y={evenAxis('Share that was spam, %', [0, 1], TICKS, percentTick)}
        drawing={(scales) => (
          <>
            <Diagonal scales={scales} />
            <path class="line-a" d={binLine(bins, 'observed', scales)} />
            <path class="line-b" d={binLine(bins, 'balanced', scales)} />
          </>
        )}
        marks={(scales) => (
          <>
            {bins.map((bin) => (
              <BinDots bin={bin} scales={scales} />
            ))}
          </>
        )}
      />
    </Figure>
  )
}

type Share = 'observed' | 'balanced'

function binLine(bins: readonly ReliabilityBin[], share: Share, scales: Scales): string {
  return lineThrough(
    bins.map((bin) => [bin.predicted, bin[share]]),
    scales,
  )
}

function BinDots({ bin, scales }: { readonly bin: ReliabilityBin; readonly scales: Scales }) {
  const x = scales.x(bin.predicted)
  return (
    <>
      <circle class="dot-a" cx={short(x)} cy={short(scales.y(bin.observed))} r={4.5} />
      <rect
        class="dot-b"
        x={short(x - 4)}
        y={short(scales.y(bin.balanced) - 4)}
        width={8}
        height={8}
      />
    </>
  )
}

/** The numbers of the figure. */
export function ReliabilityTable({ reliability }: Evaluation): JSX.Element {
  return (
    <Table
      caption="Reliability, in ten bins"
      headings={['bin, %', 'lines', 'given, %', 'was spam, %', 'if equally many, %']}
      rows={reliability.map((bin) => [
        `${percentText(bin.from, 0)}–${percentText(bin.to, 0)}`,
        countText(bin.ham + bin.spam),
        percentText(bin.predicted, 1),
        percentText(bin.observed, 1),
        percentText(bin.balanced, 1),
      ])}
    />
  )
}
