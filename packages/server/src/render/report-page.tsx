import { replyMarkup } from '@riposte/markup'
import type { PageKey, Words } from '@riposte/messages'
import { REPORT_GROUNDS, type ReplyId, type ReportGround } from '@riposte/protocol'
import type { JSX } from 'preact'
import { Markup } from './draw-markup.tsx'
import { Moment } from './moment.tsx'
import { renderPage } from './page.tsx'
import type { SiteView } from './page-views.ts'
import { PersonName } from './person-name.tsx'

const GROUNDS = {
  spam: 'reportSpam',
  abuse: 'reportAbuse',
  'personal-data': 'reportPersonalData',
  illegal: 'reportIllegal',
  other: 'reportOther',
} as const satisfies Record<ReportGround, PageKey>

export interface ReportView {
  readonly site: SiteView
  readonly reply: {
    readonly id: ReplyId
    readonly name: string
    readonly text: string
    readonly submittedAt: number
  }
  readonly formToken: string
  readonly backUrl: string
  /** The form for whom the reply is about. */
  readonly aboutMeUrl: string
}

/** Where a reader says what is wrong with a reply. */
export function renderReportPage(view: ReportView): string {
  const { site, reply, formToken, backUrl } = view
  const { words } = site
  return renderPage({
    site,
    title: words.say('reportReply'),
    isPrivate: true,
    kind: 'report-page',
    children: (
      <>
        <h1 class="page-title">{words.say('reportReply')}</h1>
        <p class="standfirst">{words.say('reportStays')}</p>
        <div class="quoted">
          <p class="byline">
            <PersonName name={reply.name} />
            <Moment at={reply.submittedAt} words={words} />
          </p>
          <div class="quoted-text" dir="auto">
            <Markup blocks={replyMarkup(reply.text)} />
          </div>
        </div>
        <form class="panel" method="post" action="/report">
          <input type="hidden" name="reply" value={reply.id} />
          <input type="hidden" name="formToken" value={formToken} />
          <Grounds words={words} />
          <p>
            <label for="report-words">{words.say('reportMore')}</label>
            <textarea id="report-words" name="words" rows={3} dir="auto"></textarea>
          </p>
          <p>{words.say('reportKept')}</p>
          <button class="button" type="submit">
            {words.say('reportSend')}
          </button>
        </form>
        <p class="ways">
          <a href={view.aboutMeUrl}>{words.say('aboutMeTitle')}</a>
          <a href={backUrl}>{words.say('backToReply')}</a>
        </p>
      </>
    ),
  })
}

function Grounds({ words }: { readonly words: Words }): JSX.Element {
  return (
    <fieldset class="choices">
      <legend>{words.say('reportWhat')}</legend>
      {REPORT_GROUNDS.map((ground) => (
        <label class="tick">
          <input type="radio" name="ground" value={ground} required />
          <span>{words.say(GROUNDS[ground])}</span>
        </label>
      ))}
    </fieldset>
  )
}

export function renderReportedPage({
  site,
  backUrl,
}: Pick<ReportView, 'site' | 'backUrl'>): string {
  const { words } = site
  return renderPage({
    site,
    title: words.say('reportedTitle'),
    isPrivate: true,
    kind: 'answer-page',
    children: (
      <>
        <h1 class="page-title">{words.say('reportedTitle')}</h1>
        <p class="standfirst">{words.say('reported')}</p>
        <p class="way-back">
          <a href={backUrl}>{words.say('backToReply')}</a>
        </p>
      </>
    ),
  })
}
