import type { PageKey } from '@riposte/messages'
import type { JSX } from 'preact'
import { WayBack } from './answer-page.tsx'
import { renderPage } from './page.tsx'
import type { SiteView } from './page-views.ts'

/** A page that a link in a mail opens: opening it changes nothing, its button does. */
export interface MailPageView {
  readonly site: SiteView
  readonly step: 'confirm' | 'confirmed' | 'unsubscribe' | 'unsubscribed' | 'expired'
  /** Where the button posts to. */
  readonly url: string
  /** How long mail goes on. */
  readonly lifeDays: number
  /** The article of the reply, where there is one to go back to. */
  readonly article: { readonly url: string; readonly title: string } | null
}

const TITLES = {
  confirm: 'mailAbout',
  confirmed: 'mailConfirmedTitle',
  unsubscribe: 'mailStopTitle',
  unsubscribed: 'mailStoppedTitle',
  expired: 'mailExpiredTitle',
} as const satisfies Record<MailPageView['step'], PageKey>

const SENTENCES = {
  confirm: 'mailConfirm',
  confirmed: 'mailConfirmed',
  unsubscribe: 'mailStop',
  unsubscribed: 'mailStopped',
  expired: 'mailExpired',
} as const satisfies Record<MailPageView['step'], PageKey>

export function renderMailPage({ site, step, url, lifeDays, article }: MailPageView): string {
  const { words } = site
  const title = words.say(TITLES[step])
  return renderPage({
    site,
    title,
    isPrivate: true,
    kind: 'mail-page',
    children: (
      <>
        <h1 class="page-title">{title}</h1>
        <p class="standfirst">{words.count(SENTENCES[step], lifeDays)}</p>
        {step === 'confirm' && <Press url={url} label={words.say('mailConfirmButton')} />}
        {step === 'unsubscribe' && <Press url={url} label={words.say('mailStopButton')} />}
        {article && <WayBack url={article.url} title={article.title} words={words} />}
      </>
    ),
  })
}

function Press({ url, label }: { readonly url: string; readonly label: string }): JSX.Element {
  return (
    <form method="post" action={url}>
      <button class="button" type="submit">
        {label}
      </button>
    </form>
  )
}
