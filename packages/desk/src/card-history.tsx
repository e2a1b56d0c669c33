import type { DeskEntry } from '@riposte/protocol'
import type { JSX } from 'preact'
import { ReplyText } from './reply-text.tsx'
import { ago, REPORTED } from './wording.ts'

/** What readers report about a reply, and what it said before its writer changed it. */
export function CardHistory({ entry }: { readonly entry: DeskEntry }): JSX.Element | null {
  const { reports, revisions } = entry
  if (reports.length === 0 && revisions.length === 0) return null
  return (
    <div class="history">
      {reports.length > 0 && (
        <ul class="reports" aria-label="Reports">
          {reports.map(({ ground, words, at }) => (
            <li key={`${at}${ground}${words}`}>
              Reported as {REPORTED[ground]}, {ago(at, Date.now())}
              {words && (
                <>
                  : <q dir="auto">{words}</q>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {revisions.map(({ html, replacedAt }) => (
        <details key={replacedAt}>
          <summary>Changed {ago(replacedAt, Date.now())}; what it said before</summary>
          <ReplyText html={html} />
        </details>
      ))}
    </div>
  )
}
