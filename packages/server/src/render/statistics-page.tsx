import type { RecordedReason } from '@riposte/protocol'
import type { JSX } from 'preact'
import { DailyBars, type DayCounts } from './daily-bars.tsx'
import { Moment } from './moment.tsx'
import { renderPage } from './page.tsx'
import type { SiteView } from './page-views.ts'

/** What Akismet clients of one site asked, for moderators. */
export interface StatisticsView {
  readonly site: SiteView
  /** The sites to choose from, and the chosen one: `account/blog`. */
  readonly sites: readonly string[]
  readonly chosen: string | undefined
  /** Oldest first, no day left out. */
  readonly days: readonly DayCounts[]
  /** Newest first. */
  readonly months: readonly DayCounts[]
  /** What was looked for by its GUID. */
  readonly search: { readonly guid: string; readonly found: FoundCheck | undefined } | undefined
}

interface FoundCheck {
  readonly blog: string
  readonly at: number
  readonly label: string
  readonly reasons: readonly RecordedReason[]
  readonly learned: string | null
}

const TITLE = 'Akismet clients'

/** How many comments were checked, what came of it, and why of a single one. */
export function renderStatisticsPage(view: StatisticsView): string {
  const { site, sites, chosen, days, months, search } = view
  return renderPage({
    site,
    title: TITLE,
    isPrivate: true,
    isEnglish: true,
    kind: 'statistics-page',
    children: (
      <>
        <p class="kicker">
          <a href="/desk">The desk</a>
        </p>
        <h1 class="page-title">{TITLE}</h1>
        {chosen === undefined ? (
          <p class="standfirst">No client has asked anything yet. Counts appear with the first.</p>
        ) : (
          <>
            <ChooseSite sites={sites} chosen={chosen} />
            <section aria-labelledby="days">
              <h2 id="days">By day</h2>
              <DailyBars days={days} />
            </section>
            <section aria-labelledby="months">
              <h2 id="months">By month</h2>
              <Months months={months} />
            </section>
          </>
        )}
        <FindCheck search={search} />
      </>
    ),
  })
}

function ChooseSite({ sites, chosen }: Record<'chosen', string> & Pick<StatisticsView, 'sites'>) {
  if (sites.length === 1) return <p class="standfirst">{chosen}</p>
  return (
    <form class="lookup" method="get" action="/desk/statistics">
      <label for="site">Key and site</label>
      <select id="site" name="site">
        {sites.map((it) => (
          <option value={it} selected={it === chosen}>
            {it}
          </option>
        ))}
      </select>
      <button type="submit" class="button">
        Show
      </button>
    </form>
  )
}

function Months({ months }: Pick<StatisticsView, 'months'>): JSX.Element {
  return (
    <table class="counts">
      <thead>
        <tr>
          <th scope="col">Month</th>
          <th scope="col">Checked</th>
          <th scope="col">Spam</th>
          <th scope="col">Ham</th>
          <th scope="col">Missed spam</th>
          <th scope="col">False positives</th>
        </tr>
      </thead>
      <tbody>
        {months.map(({ day, spam, ham, missedSpam, falsePositives }) => (
          <tr>
            <th scope="row">{day}</th>
            {[spam + ham, spam, ham, missedSpam, falsePositives].map((count) => (
              <td>{count.toLocaleString('en')}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function FindCheck({ search }: Pick<StatisticsView, 'search'>): JSX.Element {
  return (
    <section aria-labelledby="why">
      <h2 id="why">Why?</h2>
      <p>
        Every answer to a client bears a GUID. Those that are still kept can be looked up by it.
      </p>
      <form class="lookup" method="get" action="/desk/statistics#why">
        <label for="guid">GUID</label>
        <input id="guid" name="guid" value={search?.guid ?? ''} spellcheck={false} maxLength={32} />
        <button type="submit" class="button">
          Look up
        </button>
      </form>
      {search && !search.found && <p role="status">No check that is still kept bears this GUID.</p>}
      {search?.found && <Found {...search.found} />}
    </section>
  )
}

function Found({ blog, at, label, reasons, learned }: FoundCheck): JSX.Element {
  return (
    <div class="panel">
      <p>
        <strong>{label}</strong>, for <bdi>{blog}</bdi>, <Moment at={at} />
      </p>
      <ul class="steps">
        {reasons.map(({ sentence, logOdds }) => (
          <li>
            {sentence} ({logOdds < 0 ? '−' : '+'}
            {Math.abs(logOdds).toFixed(1)})
          </li>
        ))}
      </ul>
      <p>{learned ? `A person called it ${learned}, and that was learned.` : 'Nobody objected.'}</p>
    </div>
  )
}
