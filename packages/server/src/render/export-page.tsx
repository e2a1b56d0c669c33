import type { Words } from '@riposte/messages'
import type { HeldEntry, ReplyExport } from '@riposte/protocol'
import type { JSX } from 'preact'
import { HeldValues } from './held-values.tsx'
import { Moment } from './moment.tsx'
import { renderPage } from './page.tsx'
import type { SiteView } from './page-views.ts'
import { Translated } from './translated.tsx'

export interface ExportView {
  readonly site: SiteView
  readonly exported: ReplyExport
  readonly receiptUrl: string
  readonly fileUrl: string
}

/** Everything held about a reply, to read. */
export function renderExportPage({ site, exported, receiptUrl, fileUrl }: ExportView): string {
  const { words } = site
  const title = words.say('exportTitle')
  return renderPage({
    site,
    title,
    isPrivate: true,
    kind: 'export-page',
    children: (
      <>
        <p class="kicker">{words.say('yourReceipt')}</p>
        <h1 class="page-title">{title}</h1>
        <p class="standfirst">{words.say('exportMeans')}</p>
        <p class="ways">
          <a href={fileUrl}>{words.say('exportDownload')}</a>
          <a href={receiptUrl}>{words.say('yourReceipt')}</a>
        </p>
        {exported.held.map((entry) => (
          <Entry entry={entry} words={words} />
        ))}
      </>
    ),
  })
}

function Entry({ entry, words }: { entry: HeldEntry; words: Words }): JSX.Element {
  const { name, form, recipients, values } = entry
  return (
    <section aria-labelledby={entry.entry}>
      <h2 id={entry.entry}>
        <Translated text={name} words={words} />
      </h2>
      <HeldValues values={values} words={words} />
      <dl class="facts">
        <div>
          <dt>{words.say('heldForm')}</dt>
          <dd>
            <Translated text={form} words={words} />
          </dd>
        </div>
        <div>
          <dt>{words.say('heldLife')}</dt>
          <dd>{untilInWords(entry, words)}</dd>
        </div>
        <div>
          <dt>{words.say('exportRecipients')}</dt>
          <dd>
            <Translated text={recipients} words={words} />
          </dd>
        </div>
      </dl>
    </section>
  )
}

function untilInWords({ until }: HeldEntry, words: Words): readonly (string | JSX.Element)[] {
  if (until === 'erasure' || until === null) return [words.say('exportUntilErased')]
  if (until === 'thread') return [words.say('exportForGood')]
  const when = <Moment at={Date.parse(until)} words={words} />
  return words.parts('exportUntil', { when })
}
