import type { JSX } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Evaluation } from '../evaluation/evaluation.ts'
import { countText, percentText } from '../numerals.ts'
import { ScoreFigure } from './bars.tsx'
import { DetFigure, RocFigure } from './curves.tsx'
import { Reading } from './reading.tsx'
import { ReliabilityFigure, ReliabilityTable } from './reliability.tsx'
import { REPORT_STYLE } from './style.ts'
import { LanguageTable, OutcomeTables, SetTable } from './tables.tsx'
import { WorstBySet } from './worst.tsx'

/**
 * An evaluation as one page of HTML that needs nothing else: no script, no request. The same
 * evaluation gives the same bytes. All text goes through Preact's escaping.
 */
export function renderReport(evaluation: Evaluation): string {
  return `<!doctype html>\n${renderToString(<Report {...evaluation} />)}\n`
}

/** Nothing may be fetched or run, even if a browser were to take some text for more than text. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'"

function Report(evaluation: Evaluation): JSX.Element {
  const { sets, all, model, thresholds } = evaluation
  const both = all.ham > 0 && all.spam > 0
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={POLICY} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>{`How the filter did: ${sets.map(({ name }) => name).join(', ')}`}</title>
        <style dangerouslySetInnerHTML={{ __html: REPORT_STYLE }} />
      </head>
      <body>
        <Patterns />
        <header>
          <p class="kicker">Riposte · evaluation of model {model.version}</p>
          <h1>{title(evaluation)}</h1>
          <p class="summary">{summary(evaluation)}</p>
        </header>
        <main>
          <SetTable {...evaluation} />
          <h2>What became of them</h2>
          <OutcomeTables measures={all} evaluation={evaluation} />
          <h2>How well they are told apart</h2>
          <div class="plots">
            <RocFigure evaluation={evaluation} />
            <DetFigure evaluation={evaluation} />
            <ScoreFigure title="Scores" set={all} thresholds={thresholds} />
            {both && <ReliabilityFigure {...evaluation} />}
          </div>
          <div class="narrow">{both && <ReliabilityTable {...evaluation} />}</div>
          <LanguageTable {...evaluation} />
          <h2>The worst mistakes</h2>
          <p class="note">
            What was sent is quoted as it came, cut at 300 characters. Scores and reasons are in
            log-odds: above zero is towards spam.
          </p>
          <WorstBySet {...evaluation} />
        </main>
        <footer>
          <h2>How to read this</h2>
          <Reading />
        </footer>
      </body>
    </html>
  )
}

function title({ sets, all }: Evaluation): string {
  const lines = `${countText(all.ham + all.spam)} labelled submissions`
  const which = sets.length === 1 ? sets[0]!.name : `${sets.length} sets`
  return `How the filter did on ${lines} of ${which}`
}

/** The result in two or three sentences. */
function summary({ all }: Evaluation): string {
  const { ham, spam, outcomes, areaInterval } = all
  const share = (count: number, of: number) => `${percentText(count / of, 2)} %`
  const [low, high] = areaInterval
  const parts = [
    ham > 0 &&
      `Of ${countText(ham)} ham, ${share(outcomes.ham.spam, ham)} was taken for spam ` +
        `and ${share(outcomes.ham.unsure, ham)} was held for a person.`,
    spam > 0 &&
      `Of ${countText(spam)} spam, ${share(outcomes.spam.spam, spam)} was kept apart ` +
        `and ${share(outcomes.spam.unsure, spam)} was held.`,
    ham > 0 &&
      spam > 0 &&
      `A ham outranks a spam in ${percentText(all.areaAbove, 2)} % of all pairs ` +
        `(95 % interval ${percentText(low, 2)} to ${percentText(high, 2)} %).`,
  ]
  return parts.filter(Boolean).join(' ').replaceAll(' %', '\u00a0%')
}

/** The hatching of spam's bars: told from ham's without colour. */
function Patterns(): JSX.Element {
  return (
    <svg class="unseen" aria-hidden="true">
      <defs>
        <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse">
          <rect class="hatch-ground" width="5" height="5" />
          <path class="hatch-line" d="M-1 1L1 -1M0 5L5 0M4 6L6 4" />
        </pattern>
      </defs>
    </svg>
  )
}
