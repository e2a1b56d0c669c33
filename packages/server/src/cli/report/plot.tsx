import type { ComponentChildren, JSX } from 'preact'

/** One axis: where a value lies between its ends, and where its ticks stand. */
export interface Axis {
  readonly label: string
  /** 0 at the beginning of the axis, 1 at its end; beyond them, what is cut off. */
  readonly place: (value: number) => number
  readonly ticks: readonly { readonly value: number; readonly text: string }[]
}

/** A plot is drawn on a sheet of this size; the page scales it. */
const SHEET = { width: 440, height: 368 }
const FRAME = { left: 58, top: 14, width: 364, height: 306 }

/** Where a value lies on the sheet, in its units. */
export interface Scales {
  readonly x: (value: number) => number
  readonly y: (value: number) => number
}

interface PlotProps {
  /** What the plot shows, for those who do not see it. */
  readonly description: string
  readonly x: Axis
  readonly y: Axis
  /** What is cut off at the frame. */
  readonly drawing: (scales: Scales) => ComponentChildren
  /** Marks and their words: whole, at the frame's edge where their place lies beyond it. */
  readonly marks?: (scales: Scales) => ComponentChildren
}

/** A frame with two labelled axes, their grid, and what is drawn in it. */
export function Plot({ description, x, y, drawing, marks }: PlotProps): JSX.Element {
  const { left, top, width, height } = FRAME
  const scales: Scales = {
    x: (value) => left + x.place(value) * width,
    y: (value) => top + (1 - y.place(value)) * height,
  }
  const within = (share: number) => Math.max(0, Math.min(1, share))
  const clamped: Scales = {
    x: (value) => left + within(x.place(value)) * width,
    y: (value) => top + (1 - within(y.place(value))) * height,
  }
  const [right, bottom] = [left + width, top + height]
  return (
    <svg viewBox={`0 0 ${SHEET.width} ${SHEET.height}`} role="img" aria-label={description}>
      <g class="grid">
        {x.ticks.map(({ value }) => (
          <path d={`M${point(scales.x(value), top)}V${bottom}`} />
        ))}
        {y.ticks.map(({ value }) => (
          <path d={`M${point(left, scales.y(value))}H${right}`} />
        ))}
      </g>
      <g class="ticks">
        {x.ticks.map(({ value, text }) => (
          <text x={short(scales.x(value))} y={bottom + 18} text-anchor="middle">
            {text}
          </text>
        ))}
        {y.ticks.map(({ value, text }) => (
          <text x={left - 7} y={short(scales.y(value) + 4)} text-anchor="end">
            {text}
          </text>
        ))}
      </g>
      <svg aria-hidden="true" x={left} y={top} width={width} height={height} overflow="hidden">
        <g transform={`translate(${-left} ${-top})`}>{drawing(scales)}</g>
      </svg>
      <path class="frame" d={`M${left} ${top}V${bottom}H${right}`} />
      {marks?.(clamped)}
      <g class="labels">
        <text x={left + width / 2} y={SHEET.height - 7} text-anchor="middle">
          {x.label}
        </text>
        <text transform={`translate(13 ${top + height / 2}) rotate(-90)`} text-anchor="middle">
          {y.label}
        </text>
      </g>
    </svg>
  )
}

/** A line through values, as the `d` of a path. */
export function lineThrough(
  values: readonly (readonly [number, number])[],
  { x, y }: Scales,
): string {
  return values.map(([a, b], i) => `${i === 0 ? 'M' : 'L'}${point(x(a), y(b))}`).join('')
}

/** From corner to corner: what chance would do, or what a perfect forecaster would. */
export function Diagonal({ scales }: { readonly scales: Scales }): JSX.Element {
  const corners = [
    [0, 0],
    [1, 1],
  ] as const
  return <path class="chance" d={lineThrough(corners, scales)} />
}

/** A coordinate with no more digits than an eye can see. */
export function short(coordinate: number): number {
  return Math.round(coordinate * 100) / 100
}

function point(x: number, y: number): string {
  return `${short(x)} ${short(y)}`
}

/** An axis of equal steps from `low` to `high`. */
export function evenAxis(
  label: string,
  [low, high]: readonly [number, number],
  ticks: readonly number[],
  textOf: (value: number) => string,
): Axis {
  return {
    label,
    place: (value) => (value - low) / (high - low),
    ticks: ticks.map((value) => ({ value, text: textOf(value) })),
  }
}
