import type { RecordedReason, RecordedVerdict } from '@riposte/protocol'
import type { JSX } from 'preact'
import { percent, strongestFirst, verdictInWords } from './wording.ts'

const SHOWN_FIRST = 5

/** What the filter thinks, and why: the strongest reason first. */
export function VerdictView({ verdict }: { readonly verdict: RecordedVerdict }): JSX.Element {
  if (verdict.reasons.length === 0) {
    return <p class="verdict">The filter could not judge this one, so it waits for a person.</p>
  }
  const reasons = strongestFirst(verdict.reasons)
  const strongest = Math.abs(reasons[0]!.logOdds)
  const rest = reasons.slice(SHOWN_FIRST)
  const { probability } = verdict
  return (
    <div class="verdict">
      <p title={`${percent(probability)} likely to be spam`}>
        The filter says: <strong>{verdictInWords(verdict)}</strong>
        {verdict.campaign && <span class="campaign">Campaign {verdict.campaign}</span>}
      </p>
      <ReasonList reasons={reasons.slice(0, SHOWN_FIRST)} strongest={strongest} />
      {rest.length > 0 && (
        <details>
          <summary>
            {rest.length} weaker {rest.length === 1 ? 'reason' : 'reasons'}
          </summary>
          <ReasonList reasons={rest} strongest={strongest} />
        </details>
      )}
    </div>
  )
}

interface ReasonListProps {
  readonly reasons: readonly RecordedReason[]
  /** In log-odds, without a sign: the longest bar. */
  readonly strongest: number
}

function ReasonList({ reasons, strongest }: ReasonListProps): JSX.Element {
  return (
    <ul class="reasons">
      {reasons.map(({ code, logOdds, sentence }) => {
        const isSpam = logOdds > 0
        const width = `${(100 * Math.abs(logOdds)) / (strongest || 1)}%`
        return (
          <li key={code} class={isSpam ? 'towards-spam' : 'towards-ham'}>
            <span class="mark" aria-hidden="true">
              {isSpam ? '▲' : '▼'}
            </span>
            <span class="spoken">{isSpam ? 'Towards spam:' : 'Towards fine:'} </span>
            <span class="bar" aria-hidden="true">
              <span style={{ width }} />
            </span>
            <span class="sentence">{sentence}</span>
          </li>
        )
      })}
    </ul>
  )
}
