import { replyMarkup } from '@riposte/markup'
import { REPORT_GROUNDS, type ReplyId, type ReportGround } from '@riposte/protocol'
import type { JSX } from 'preact'
import { Markup } from './draw-markup.tsx'
import { Moment } from './moment.tsx'
import { renderPage } from './page.tsx'
import type { SiteView } from './page-views.ts'
import { PersonName } from './person-name.tsx'

const GROUND_WORDS: Record<ReportGround, string> = {
  spam: 'It is advertising',
  abuse: 'It attacks or insults somebody',
  illegal: 'It is against the law',
  other: 'Something else',
}

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
}

/** Where a reader says what is wrong with a reply. */
export function renderReportPage(view: ReportView): string {
  const { site, reply, formToken, backUrl } = view
  return renderPage({
    site,
    title: 'Report a reply',
    isPrivate: true,
    kind: 'report-page',
    children: (
      <>
        <h1 class="page-title">Report a reply</h1>
        <p class="standfirst">A moderator will look at it. The reply stays until then.</p>
        <div class="quoted">
          <p class="byline">
            <PersonName name={reply.name} />
            <Moment at={reply.submittedAt} />
          </p>
          <div class="quoted-text" dir="auto">
            <Markup blocks={replyMarkup(reply.text)} />
          </div>
        </div>
        <form class="panel" method="post" action="/report">
          <input type="hidden" name="reply" value={reply.id} />
          <input type="hidden" name="formToken" value={formToken} />
          <Grounds />
          <p>
            <label for="report-words">What a moderator should know (optional)</label>
            <textarea id="report-words" name="words" rows={3} dir="auto"></textarea>
          </p>
          <p>
            We keep what you write here, the time, and a scrambled trace of your network, so that
            you count once.
          </p>
          <button class="button" type="submit">
            Report it
          </button>
        </form>
        <p class="way-back">
          <a href={backUrl}>Back to the reply</a>
        </p>
      </>
    ),
  })
}

function Grounds(): JSX.Element {
  return (
    <fieldset class="choices">
      <legend>What is wrong with it?</legend>
      {REPORT_GROUNDS.map((ground) => (
        <label class="tick">
          <input type="radio" name="ground" value={ground} required />
          <span>{GROUND_WORDS[ground]}</span>
        </label>
      ))}
    </fieldset>
  )
}

export function renderReportedPage({
  site,
  backUrl,
}: Pick<ReportView, 'site' | 'backUrl'>): string {
  return renderPage({
    site,
    title: 'Thank you',
    isPrivate: true,
    kind: 'answer-page',
    children: (
      <>
        <h1 class="page-title">Thank you</h1>
        <p class="standfirst">A moderator will look at this reply.</p>
        <p class="way-back">
          <a href={backUrl}>Back to the reply</a>
        </p>
      </>
    ),
  })
}
