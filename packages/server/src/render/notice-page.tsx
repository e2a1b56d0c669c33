import type { Words } from '@riposte/messages'
import type { JSX } from 'preact'
import type { NoticeEntry } from '../privacy/notice-entries.ts'
import { Moment } from './moment.tsx'
import { HowTheFilterDecides, YourRights } from './notice-sections.tsx'
import { NoticeWays } from './notice-ways.tsx'
import { renderPage } from './page.tsx'
import type { NoticeView } from './page-views.ts'
import { Translated } from './translated.tsx'

const LEAD =
  'This page is made by the running server from the same list that it checks, keeps and ' +
  'erases by. What is not on it cannot be stored.'

const COLUMNS = ['purpose', 'basis', 'form', 'life', 'recipients', 'eraser'] as const
const LABELS = {
  purpose: 'What for',
  basis: 'Legal basis',
  eraser: 'How it is erased',
} as const

function labelOf(column: (typeof COLUMNS)[number], words: Words): string {
  if (column === 'form') return words.say('heldForm')
  if (column === 'recipients') return words.say('exportRecipients')
  return column === 'life' ? words.say('heldLife') : words.translate(LABELS[column])
}

/** The public account of what is kept, drawn from the register that the server itself obeys. */
export function renderNoticePage(view: NoticeView): string {
  const { site, body } = view
  const title = site.words.say('howProcessed')
  return renderPage({
    site,
    title,
    description: title,
    kind: 'notice-page',
    children: (
      <>
        <h1 class="page-title">{title}</h1>
        <p class="standfirst">
          <Translated text={LEAD} words={site.words} />
        </p>
        <Version view={view} />
        <NoticeWays ways={view.ways} site={view.site} />
        <Controller view={view} />
        <Entries
          id="kept"
          title="What is kept"
          lead="With your reply, or because of it."
          entries={body.kept}
          words={site.words}
        />
        <Entries
          id="passing"
          title="What is used in passing"
          lead="Seen while your reply is being judged, and not stored as it came."
          entries={body.passing}
          words={site.words}
        />
        <HowTheFilterDecides words={site.words} />
        <YourRights words={site.words} />
        <Facts view={view} />
        <Versions view={view} />
      </>
    ),
  })
}

interface OfNotice {
  readonly view: NoticeView
}

function Version({ view: { site, version, since } }: OfNotice): JSX.Element {
  const told = (text: string) => <Translated text={text} words={site.words} />
  if (since === undefined) {
    return (
      <p class="kicker">
        {told('Version')} {version}
      </p>
    )
  }
  return (
    <p class="done">
      {told('An earlier version')}: {version}, <Moment at={since} words={site.words} />.{' '}
      <a href={site.noticeUrl}>{told('The present one')}</a>
    </p>
  )
}

function Controller({ view: { site, body } }: OfNotice): JSX.Element | null {
  if (body.contact === null) return null
  const href = body.contact.includes('://') ? body.contact : `mailto:${body.contact}`
  return (
    <p>
      <Translated text="Who answers for it" words={site.words} />: <bdi>{body.title}</bdi>,{' '}
      <a href={href}>{body.contact}</a>
    </p>
  )
}

interface EntriesProps {
  readonly id: string
  readonly title: string
  readonly lead: string
  readonly entries: readonly NoticeEntry[]
  readonly words: Words
}

function Entries({ id, title, lead, entries, words }: EntriesProps): JSX.Element {
  const told = (text: string) => <Translated text={text} words={words} />
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{told(title)}</h2>
      <p>{told(lead)}</p>
      <table class="cards">
        <thead>
          <tr>
            <th scope="col">{words.say('heldWhat')}</th>
            {COLUMNS.map((column) => (
              <th scope="col">{labelOf(column, words)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr id={`entry-${entry.id}`}>
              <th scope="row">{told(entry.name)}</th>
              {COLUMNS.map((column) => (
                <td data-label={labelOf(column, words)}>{told(entry[column])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Facts({ view: { site, facts } }: OfNotice): JSX.Element | null {
  if (facts.length === 0) return null
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">
        <Translated text="The system as it runs now" words={site.words} />
      </h2>
      <dl class="facts">
        {facts.map(({ label, value }) => (
          <div>
            <dt>
              <Translated text={label} words={site.words} />
            </dt>
            <dd>
              <FactValue value={value} words={site.words} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Numbers and names are of every language. */
function FactValue({ value, words }: { readonly value: string; readonly words: Words }) {
  if (!/[a-z]{3} [a-z]/i.test(value)) return <bdi>{value}</bdi>
  return <Translated text={value} words={words} />
}

function Versions({ view: { site, version, versions } }: OfNotice): JSX.Element {
  const { noticeUrl, words } = site
  const told = (text: string) => <Translated text={text} words={words} />
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">{told('The same for programs, and what was said before')}</h2>
      <ul class="steps">
        <li>
          <a href="/.well-known/comment-data.json">
            {told('In terms of the Data Privacy Vocabulary (JSON-LD)')}
          </a>
        </li>
        <li>
          <a href={`${noticeUrl}/record.csv`}>{told('As record of processing activities (CSV)')}</a>
        </li>
        {versions
          .filter((it) => it.version !== version)
          .map((it) => (
            <li>
              <a href={`${noticeUrl}/versions/${it.version}`}>
                {told('Version')} {it.version}
              </a>
              , <Moment at={it.at} words={words} />
            </li>
          ))}
      </ul>
    </section>
  )
}
