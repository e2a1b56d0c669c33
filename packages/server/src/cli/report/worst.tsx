import type { JSX } from 'preact'
import type { Evaluation, MeasuredSet, WorstLine } from '../evaluation/evaluation.ts'
import { signedText } from '../numerals.ts'
import { ScoreFigure } from './bars.tsx'
import { OutcomeTables } from './tables.tsx'

/** With more sets than this, each begins closed. */
const OPEN_SETS_MAX = 3

/** Each set's scores and its worst mistakes. Their text is shown as text, whatever is in it. */
export function WorstBySet(evaluation: Evaluation): JSX.Element {
  const { sets, thresholds } = evaluation
  return (
    <>
      {sets.map((set) => (
        <details open={sets.length <= OPEN_SETS_MAX}>
          <summary>
            <h3>{set.name}</h3>
          </summary>
          {sets.length > 1 && (
            <div class="pair">
              <ScoreFigure title="Scores" set={set} thresholds={thresholds} />
              <OutcomeTables measures={set} evaluation={evaluation} />
            </div>
          )}
          <div class="pair">
            <WorstLines title="Ham with the highest scores" lines={set.worst.ham} />
            <WorstLines title="Spam with the lowest scores" lines={set.worst.spam} />
          </div>
        </details>
      ))}
    </>
  )
}

interface WorstLinesProps {
  readonly title: string
  readonly lines: MeasuredSet['worst']['ham']
}

function WorstLines({ title, lines }: WorstLinesProps): JSX.Element {
  return (
    <section>
      <h4>{title}</h4>
      {lines.length === 0 && <p class="note">None here.</p>}
      <ol class="worst">
        {lines.map((line) => (
          <li>
            <Line {...line} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Line({ score, text, author, id, reasons }: WorstLine): JSX.Element {
  return (
    <>
      <p class="line-head">
        <b>{signedText(score)}</b>
        {author && <bdi>{author}</bdi>}
      </p>
      <blockquote dir="auto">{text || '(empty)'}</blockquote>
      <ul class="reasons">
        {reasons.map((reason) => (
          <li>
            <span>{signedText(reason.logOdds)}</span>
            {reason.text}
          </li>
        ))}
      </ul>
      {id && <code>{id}</code>}
    </>
  )
}
