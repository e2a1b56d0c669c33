import type { Thresholds } from '@riposte/filter'
import type { ComponentChildren, JSX } from 'preact'
import type { Evaluation, Measures } from '../evaluation/evaluation.ts'
import { UNDETERMINED } from '../evaluation/judged-set.ts'
import type { Outcomes } from '../evaluation/outcomes.ts'
import { uncertainText } from '../evaluation/text-table.ts'
import { countText, percentText, shareText, signedText } from '../numerals.ts'
import { Table } from './table.tsx'

/** A row for each set, as on the terminal. */
export function SetTable({ sets, all }: Evaluation): JSX.Element {
  return (
    <Table
      caption="By set, at the model’s thresholds"
      headings={SET_HEADINGS}
      rows={(sets.length > 1 ? [...sets, all] : sets).map((set) =>
        setRow(<SetName name={set.name} />, set),
      )}
    />
  )
}

const SET_HEADINGS = [
  'set',
  'spam',
  'ham',
  '1\u00a0−\u00a0AUC, %',
  '95\u00a0% interval',
  'caught at 1\u00a0%',
  'at 0.1\u00a0%',
  'ham held,\u00a0%',
  'ham as spam,\u00a0%',
  'spam held,\u00a0%',
  'spam as spam,\u00a0%',
]

function setRow(name: ComponentChildren, measures: Measures): readonly ComponentChildren[] {
  const { ham, spam, outcomes, areaInterval } = measures
  const [low, high] = areaInterval
  const interval = `${percentText(low, 2)}–${percentText(high, 2)}`
  return [
    name,
    countText(spam),
    countText(ham),
    percentText(measures.areaAbove, 2),
    Number.isFinite(low) ? interval : '–',
    percentText(measures.caughtAtPercent, 1),
    percentText(measures.caughtAtPermille, 1),
    percentText(outcomes.ham.unsure / ham, 2),
    percentText(outcomes.ham.spam / ham, 2),
    percentText(outcomes.spam.unsure / spam, 2),
    percentText(outcomes.spam.spam / spam, 2),
  ]
}

/** A file's name may break after an underscore. */
function SetName({ name }: { readonly name: string }): JSX.Element {
  const parts = name.split(/(?<=_)/)
  return (
    <>
      {parts.map((part) => (
        <>
          {part}
          <wbr />
        </>
      ))}
    </>
  )
}

/** The same by language, where lines say theirs. */
export function LanguageTable({ languages }: Evaluation): JSX.Element | null {
  if (languages.length === 0) return null
  return (
    <Table
      caption="By language"
      headings={['language', ...SET_HEADINGS.slice(1)]}
      rows={languages.map((it) => setRow(languageName(it.name), it))}
    />
  )
}

/** `de` → `German (de)`; what is no language code stays what it is. */
function languageName(code: string): string {
  if (code === UNDETERMINED) return 'not known'
  try {
    const name = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(code)
    return name ? `${name} (${code})` : code
  } catch {
    return code
  }
}

interface OutcomeTablesProps {
  readonly measures: Measures
  readonly evaluation: Evaluation
}

/** What became of ham and of spam, at the model's thresholds and at those chosen from all ham. */
export function OutcomeTables({ measures, evaluation }: OutcomeTablesProps): JSX.Element {
  const { thresholds, chosen } = evaluation
  return (
    <div class="outcomes">
      <OutcomeTable
        caption="At the model’s thresholds"
        note={`${fromText(thresholds)}.`}
        measures={measures}
        outcomes={measures.outcomes}
      />
      {chosen && measures.chosenOutcomes && (
        <OutcomeTable
          caption={`With at most ${shareText(chosen.share)} of all this ham as spam`}
          note={[
            `${fromText(chosen.thresholds)}.`,
            ...(chosen.isUncertain ? [uncertainText(chosen)] : []),
          ].join(' ')}
          measures={measures}
          outcomes={measures.chosenOutcomes}
        />
      )}
    </div>
  )
}

function fromText({ unsure, spam }: Thresholds): string {
  return `Unsure from ${signedText(unsure)}, spam from ${signedText(spam)} log-odds`
}

interface OutcomeTableProps {
  readonly caption: string
  readonly note: string
  readonly measures: Measures
  readonly outcomes: Outcomes
}

function OutcomeTable({ caption, note, measures, outcomes }: OutcomeTableProps): JSX.Element {
  const row = (label: 'ham' | 'spam') => [
    label,
    ...(['ham', 'unsure', 'spam'] as const).map((verdict) => {
      const count = outcomes[label][verdict]
      return (
        <>
          {countText(count)} <small>{percentText(count / measures[label], 2)} %</small>
        </>
      )
    }),
  ]
  return (
    <div>
      <Table
        caption={caption}
        about={measures.name}
        headings={['truth', 'judged ham', 'unsure', 'judged spam']}
        rows={[row('ham'), row('spam')]}
      />
      <p class="note">{note}</p>
    </div>
  )
}
