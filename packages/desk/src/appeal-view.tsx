import type { DeskEntry } from '@riposte/protocol'
import type { JSX } from 'preact'
import { ago, decisionInWords } from './wording.ts'

/** What its writer says against the decision; and the standing decision, with who made it. */
export function AppealView({ entry }: { readonly entry: DeskEntry }): JSX.Element | null {
  const { appeal, decision } = entry
  if (!appeal && !decision) return null
  return (
    <>
      {decision && (
        <div class="decision">
          <p>{decisionInWords(decision, Date.now())}</p>
          {decision.answer && (
            <p class="answered">
              The writer was told: <q dir="auto">{decision.answer}</q>
            </p>
          )}
        </div>
      )}
      {appeal && (
        <div class="appeal">
          <h3>
            {decision ? 'The writer appealed' : 'The writer asks a person to look'}{' '}
            <span class="when">{ago(appeal.at, Date.now())}</span>
          </h3>
          <p dir="auto">{appeal.words || 'Without a word why.'}</p>
        </div>
      )}
    </>
  )
}
