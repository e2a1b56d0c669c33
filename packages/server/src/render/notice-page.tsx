import type { Words } from '@riposte/messages'
import type { JSX } from 'preact'
import type { NoticeEntry } from '../privacy/notice-entries.ts'
import { Moment } from './moment.tsx'
import { HowTheFilterDecides, YourRights } from './notice-sections.tsx'
import { NOTICE_SENTENCES as SAYS } from './notice-sentences.ts'
import { NoticeWays } from './notice-ways.tsx'
import { renderPage } from './page.tsx'
import type { NoticeView } from './page-views.ts'
import { Translated } from './translated.tsx'

const COLUMNS = ['purpose', 'basis', 'form', 'life', 'recipients', 'eraser'] as const
const CONTENTS = ['filter', 'rights', 'kept', 'passing', 'versions'] as const

function labelOf(column: (typeof COLUMNS)[number], words: Words): string {
  if (column === 'form') return words.say('heldForm')
  if (column === 'recipients') return words.say('exportRecipients')
  return column === 'life' ? words.say('heldLife') : words.translate(SAYS[column])
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
          <Translated text={SAYS.lead} words={site.words} />
        </p>
        <Version view={view} />
        <NoticeWays ways={view.ways} site={view.site} />
        <Controller view={view} />
        <Contents words={site.words} />
        <HowTheFilterDecides words={site.words} holds={body.holds ?? []} />
        <YourRights words={site.words} />
        <Entries
          id="kept"
          title={SAYS.kept}
          lead={SAYS.keptLead}
          entries={body.kept}
          words={site.words}
        />
        <Entries
          id="passing"
          title={SAYS.passing}
          lead={SAYS.passingLead}
          entries={body.passing}
          words={site.words}
        />
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
        {told(SAYS.version)} {version}
      </p>
    )
  }
  return (
    <p class="done">
      {told(SAYS.earlier)}: {version}, <Moment at={since} words={site.words} />.{' '}
      <a href={site.noticeUrl}>{told(SAYS.present)}</a>
    </p>
  )
}

/** The lists are long, on a small screen above all. */
function Contents({ words }: { readonly words: Words }): JSX.Element {
  return (
    <ul class="ways">
      {CONTENTS.map((id) => (
        <li>
          <a href={`#${id}`}>
            <Translated text={SAYS[id]} words={words} />
          </a>
        </li>
      ))}
    </ul>
  )
}

function Controller({ view: { site, body } }: OfNotice): JSX.Element | null {
  if (body.contact === null) return null
  const href = body.contact.includes('://') ? body.contact : `mailto:${body.contact}`
  return (
    <p>
      <Translated text={SAYS.controller} words={site.words} />: <bdi>{body.title}</bdi>,{' '}
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

function Facts({ view: { site, facts, since } }: OfNotice): JSX.Element {
  const list = (
    <dl class="facts">
      {facts.map(({ label, says, values }) => (
        <div>
          <dt>
            <Translated text={label} values={values} words={site.words} />
          </dt>
          <dd>
            <Translated text={says} values={values} words={site.words} />
          </dd>
        </div>
      ))}
    </dl>
  )
  // Of an earlier version they are what it said, not what runs now.
  if (since !== undefined) return list
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">
        <Translated text={SAYS.facts} words={site.words} />
      </h2>
      {list}
    </section>
  )
}

function Versions({ view: { site, version, versions } }: OfNotice): JSX.Element {
  const { noticeUrl, words } = site
  const told = (text: string) => <Translated text={text} words={words} />
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">{told(SAYS.versions)}</h2>
      <ul class="steps">
        <li>
          <a href="/.well-known/comment-data.json">{told(SAYS.jsonLd)}</a>
        </li>
        <li>
          <a href={`${noticeUrl}/record.csv`}>{told(SAYS.csv)}</a>
        </li>
        {versions
          .filter((it) => it.version !== version)
          .map((it) => (
            <li>
              <a href={`${noticeUrl}/versions/${it.version}`}>
                {told(SAYS.version)} {it.version}
              </a>
              , <Moment at={it.at} words={words} />
            </li>
          ))}
      </ul>
    </section>
  )
}
