import type { PageKey, Words } from '@riposte/messages'
import { LIMITS } from '@riposte/protocol'
import type { JSX } from 'preact'
import { renderPage } from './page.tsx'
import type { SiteView } from './page-views.ts'

const MINUTE_MS = 60_000

/** The way to all one's replies by e-mail: where it is asked for, asked, and opened. */
export interface WayInView {
  readonly site: SiteView
  readonly step: 'ask' | 'sent' | 'open'
  /** Where the button of `open` posts to. */
  readonly url: string
  /** What is wrong with the address that was typed; or empty. */
  readonly problem: string
}

const TITLES = {
  ask: 'wayTitle',
  sent: 'waySentTitle',
  open: 'mineTitle',
} as const satisfies Record<WayInView['step'], PageKey>

export function renderWayInPage({ site, step, url, problem }: WayInView): string {
  const { words } = site
  const title = words.say(TITLES[step])
  const sentences = {
    ask: words.say('wayMeans'),
    sent: words.count('waySent', LIMITS.wayInLinkMsMax / MINUTE_MS),
    open: words.say('wayOpen'),
  }
  return renderPage({
    site,
    title,
    isPrivate: true,
    kind: 'mail-page',
    children: (
      <>
        <h1 class="page-title">{title}</h1>
        <p class="standfirst">{sentences[step]}</p>
        {step === 'ask' && <AskForm problem={problem} words={words} url={site.noticeUrl} />}
        {step === 'open' && (
          <form method="post" action={url}>
            <button class="button" type="submit">
              {words.say('wayOpenButton')}
            </button>
          </form>
        )}
      </>
    ),
  })
}

interface AskFormProps {
  readonly problem: string
  readonly words: Words
  readonly url: string
}

function AskForm({ problem, words, url }: AskFormProps): JSX.Element {
  return (
    <form class="panel plain-form" method="post" action={`${url}/mine`}>
      {problem && (
        <p class="done" id="problem" role="alert">
          {problem}
        </p>
      )}
      <p>
        <label for="way-in-email">{words.say('email')}</label>
        <input
          id="way-in-email"
          name="email"
          type="email"
          autocomplete="email"
          required
          dir="ltr"
          {...(problem && { 'aria-invalid': 'true', 'aria-describedby': 'problem' })}
        />
      </p>
      <button class="button" type="submit">
        {words.say('wayAsk')}
      </button>
    </form>
  )
}
