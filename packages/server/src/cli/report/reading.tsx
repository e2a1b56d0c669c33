import type { JSX } from 'preact'
import { signedText } from '../numerals.ts'

const TERMS: readonly (readonly [string, string])[] = [
  [
    '1 − AUC',
    'How often a ham scores above a spam, of all pairs of the two; ties count half. 0 is ' +
      'perfect, 50 % is chance. The interval comes from drawing the messages again 200 times; ' +
      'where there are many near-duplicates the truth is wider.',
  ],
  [
    'Caught at 1 %, at 0.1 %',
    'The share of a set’s spam that scores above all but so much of its ham: what thresholds ' +
      'made for this very set could do at best.',
  ],
  ['Held', 'Judged “unsure”: it waits for a person.'],
  ['Score', `The sum of the reasons in log-odds: 0 is even, ${signedText(3)} is 95 % spam.`],
]

/** What the words of the page mean. */
export function Reading(): JSX.Element {
  return (
    <dl>
      {TERMS.map(([term, meaning]) => (
        <>
          <dt>{term}</dt>
          <dd>{meaning}</dd>
        </>
      ))}
    </dl>
  )
}
