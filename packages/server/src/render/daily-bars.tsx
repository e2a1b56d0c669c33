import type { JSX } from 'preact'

/** The counts of one day, or of one month. */
export interface DayCounts {
  /** `2026-11-20` or `2026-11`. */
  readonly day: string
  readonly spam: number
  readonly ham: number
  readonly missedSpam: number
  readonly falsePositives: number
}

const SHEET = { width: 640, height: 220, left: 48, top: 12, bottom: 28 }

/** Checks by day, ham below and spam on top of it, and a mark over days with reported mistakes. */
export function DailyBars({ days }: { readonly days: readonly DayCounts[] }): JSX.Element {
  const top = roundUp(Math.max(1, ...days.map(({ spam, ham }) => spam + ham)))
  const height = SHEET.height - SHEET.top - SHEET.bottom
  const step = (SHEET.width - SHEET.left) / days.length
  const y = (count: number) => SHEET.top + height * (1 - count / top)
  const total = (of: (day: DayCounts) => number) => days.reduce((sum, day) => sum + of(day), 0)
  const [spam, ham] = [total((day) => day.spam), total((day) => day.ham)]
  const mistakes = (day: DayCounts) => day.missedSpam + day.falsePositives
  const said = `${days.length} days: ${spam} spam, ${ham} ham, ${total(mistakes)} reported mistakes`
  return (
    <figure class="bars">
      <svg viewBox={`0 0 ${SHEET.width} ${SHEET.height}`} role="img" aria-label={said}>
        {[0, top / 2, top].map((count) => (
          <>
            <path class="line" d={`M${SHEET.left} ${short(y(count))}H${SHEET.width}`} />
            <text x={SHEET.left - 8} y={short(y(count) + 4)} text-anchor="end">
              {count.toLocaleString('en', { notation: 'compact' })}
            </text>
          </>
        ))}
        {days.map((day, place) => {
          const x = SHEET.left + place * step
          const sum = day.spam + day.ham
          return (
            <g>
              <title>{wordsOf(day)}</title>
              <Bar class="ham" x={x} width={step} from={y(day.ham)} to={y(0)} />
              <Bar class="spam" x={x} width={step} from={y(sum)} to={y(day.ham)} />
              {mistakes(day) > 0 && (
                <circle class="mistake" cx={short(x + step / 2)} cy={short(y(sum) - 5)} r="3" />
              )}
            </g>
          )
        })}
        <text x={SHEET.left} y={SHEET.height - 6}>
          {days[0]?.day}
        </text>
        <text x={SHEET.width} y={SHEET.height - 6} text-anchor="end">
          {days.at(-1)?.day}
        </text>
      </svg>
      <figcaption>
        <span class="key ham">{ham.toLocaleString('en')} ham</span>
        <span class="key spam">{spam.toLocaleString('en')} spam</span>
        <span class="key mistake">
          {total((day) => day.missedSpam)} missed, {total((day) => day.falsePositives)} false
          positives
        </span>
      </figcaption>
    </figure>
  )
}

interface BarProps {
  readonly class: string
  readonly x: number
  readonly width: number
  readonly from: number
  readonly to: number
}

function Bar({ class: name, x, width, from, to }: BarProps): JSX.Element | null {
  if (to - from <= 0) return null
  return (
    <rect
      class={name}
      x={short(x + width * 0.12)}
      y={short(from)}
      width={short(width * 0.76)}
      height={short(to - from)}
    />
  )
}

function wordsOf({ day, spam, ham, missedSpam, falsePositives }: DayCounts): string {
  const wrong = `${missedSpam} missed, ${falsePositives} false positives`
  return `${day}: ${spam} spam, ${ham} ham, ${wrong}`
}

/** 1, 2 or 5 and noughts: the first of them that is not below `count`; 2 at least. */
function roundUp(count: number): number {
  const unit = 10 ** Math.floor(Math.log10(count))
  return Math.max(2, [1, 2, 5, 10].map((it) => it * unit).find((it) => it >= count)!)
}

const short = (value: number) => Math.round(value * 10) / 10
