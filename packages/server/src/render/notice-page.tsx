import type { JSX } from 'preact'
import { NoticeWays } from './notice-ways.tsx'
import { renderPage } from './page.tsx'
import type { NoticeEntry, NoticeView } from './page-views.ts'

const TITLE = 'How your comment data is processed'

const COLUMNS: readonly (readonly [keyof NoticeEntry, string])[] = [
  ['purpose', 'What for'],
  ['basis', 'Legal basis'],
  ['form', 'In which form'],
  ['life', 'For how long'],
  ['recipients', 'Who receives it'],
  ['eraser', 'How it is erased'],
]

/** The public account of what is kept, drawn from the register that the server itself obeys. */
export function renderNoticePage(view: NoticeView): string {
  return renderPage({
    site: view.site,
    title: TITLE,
    description: `What ${view.site.title} keeps about the people who reply, what for, and how long`,
    isEnglish: true,
    kind: 'notice-page',
    children: (
      <>
        <h1 class="page-title">{TITLE}</h1>
        <p class="standfirst">
          This page is made by the running server from the same list that it checks, keeps and
          erases by. What is not on it cannot be stored.
        </p>
        <NoticeWays ways={view.ways} site={view.site} />
        <Entries
          id="kept"
          title="What is kept"
          lead="With your reply, or because of it."
          entries={view.kept}
        />
        <Entries
          id="passing"
          title="What is used in passing"
          lead="Seen while your reply is being judged, and not stored as it came."
          entries={view.passing}
        />
        <Facts facts={view.facts} />
      </>
    ),
  })
}

interface EntriesProps {
  readonly id: string
  readonly title: string
  readonly lead: string
  readonly entries: readonly NoticeEntry[]
}

function Entries({ id, title, lead, entries }: EntriesProps): JSX.Element {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p>{entries.length === 0 ? 'Nothing.' : lead}</p>
      {entries.length > 0 && (
        <table class="cards">
          <thead>
            <tr>
              <th scope="col">What</th>
              {COLUMNS.map(([, label]) => (
                <th scope="col">{label}</th>
              ))}
            </tr>
          </thead>
          <tbody>{entries.map(drawEntry)}</tbody>
        </table>
      )}
    </section>
  )
}

function drawEntry(entry: NoticeEntry): JSX.Element {
  return (
    <tr>
      <th scope="row">{entry.name}</th>
      {COLUMNS.map(([column, label]) => (
        <td data-label={label}>{entry[column]}</td>
      ))}
    </tr>
  )
}

function Facts({ facts }: Pick<NoticeView, 'facts'>): JSX.Element | null {
  if (facts.length === 0) return null
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">The system as it runs now</h2>
      <dl class="facts">
        {facts.map(({ label, value }) => (
          <div>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
