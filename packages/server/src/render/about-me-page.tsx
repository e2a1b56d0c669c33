import type { PageKey, Words } from '@riposte/messages'
import type { ReportGround } from '@riposte/protocol'
import type { JSX } from 'preact'
import { renderPage } from './page.tsx'
import type { SiteView } from './page-views.ts'

export const ABOUT_ME_GROUNDS = [
  'personal-data',
  'illegal',
  'other',
] as const satisfies readonly ReportGround[]

const GROUNDS = {
  'personal-data': 'reportPersonalData',
  illegal: 'aboutMeIllegal',
  other: 'reportOther',
} as const satisfies Record<(typeof ABOUT_ME_GROUNDS)[number], PageKey>

/** What the form sends. */
export interface AboutMeFields {
  readonly where: string
  readonly quote: string
  readonly words: string
  readonly ground: (typeof ABOUT_ME_GROUNDS)[number]
  readonly formToken: string
}

export interface AboutMeView {
  readonly site: SiteView
  /** What was typed before: it is never lost. */
  readonly fields: Partial<AboutMeFields>
  readonly problem: string
  readonly formToken: string
}

/** For people whom a reply is about, whoever wrote it. */
export function renderAboutMePage({ site, fields, problem, formToken }: AboutMeView): string {
  const { words } = site
  const title = words.say('aboutMeTitle')
  return renderPage({
    site,
    title,
    isPrivate: true,
    kind: 'about-me-page',
    children: (
      <>
        <h1 class="page-title">{title}</h1>
        <p class="standfirst">{words.say('aboutMeMeans')}</p>
        <form class="panel plain-form" method="post" action={`${site.noticeUrl}/about-me`}>
          {problem && (
            <p class="done" role="alert">
              {problem}
            </p>
          )}
          <input type="hidden" name="formToken" value={formToken} />
          <Fields fields={fields} words={words} />
          <p>{words.say('reportKept')}</p>
          <button class="button" type="submit">
            {words.say('aboutMeSend')}
          </button>
        </form>
      </>
    ),
  })
}

interface FieldsProps {
  readonly fields: Partial<AboutMeFields>
  readonly words: Words
}

function Fields({ fields, words }: FieldsProps): JSX.Element {
  return (
    <>
      <p>
        <label for="about-me-where">{words.say('aboutMeWhere')}</label>
        <input
          id="about-me-where"
          name="where"
          value={fields.where ?? ''}
          dir="ltr"
          aria-describedby="about-me-hint"
        />
        <span class="hint" id="about-me-hint">
          {words.say('aboutMeWhereHint')}
        </span>
      </p>
      <p>
        <label for="about-me-quote">{words.say('aboutMeQuote')}</label>
        <textarea id="about-me-quote" name="quote" rows={2} dir="auto">
          {fields.quote ?? ''}
        </textarea>
      </p>
      <fieldset class="choices">
        <legend>{words.say('reportWhat')}</legend>
        {ABOUT_ME_GROUNDS.map((ground) => (
          <label class="tick">
            <input
              type="radio"
              name="ground"
              value={ground}
              required
              checked={fields.ground === ground}
            />
            <span>{words.say(GROUNDS[ground])}</span>
          </label>
        ))}
      </fieldset>
      <p>
        <label for="about-me-words">{words.say('aboutMeWhat')}</label>
        <textarea id="about-me-words" name="words" rows={5} required dir="auto">
          {fields.words ?? ''}
        </textarea>
      </p>
    </>
  )
}

/** `waiting`: nobody has looked since. `kept`: somebody has. `removed`: it is no longer shown. */
type ReportOutcome = 'waiting' | 'kept' | 'removed'

const OUTCOMES = {
  waiting: 'aboutMeWaiting',
  kept: 'aboutMeKept',
  removed: 'aboutMeRemoved',
} as const satisfies Record<ReportOutcome, PageKey>

/** What became of a request: for nobody but who made it. */
export function renderRequestPage({
  site,
  outcome,
}: {
  site: SiteView
  outcome: ReportOutcome
}): string {
  const { words } = site
  const title = words.say('aboutMeYours')
  return renderPage({
    site,
    title,
    isPrivate: true,
    kind: 'about-me-page',
    children: (
      <>
        <p class="kicker">{words.say('aboutMeTitle')}</p>
        <h1 class="page-title">{title}</h1>
        <p class="standfirst">{words.say(OUTCOMES[outcome])}</p>
        <p>{words.say('aboutMeKeepAddress')}</p>
      </>
    ),
  })
}
