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
  /** How long mail goes on: `180 days`. */
  readonly life: string
  /** The article of the reply, where there is one to go back to. */
  readonly article: { readonly url: string; readonly title: string } | null
}

const TITLES: Record<MailPageView['step'], string> = {
  confirm: 'Mail about answers',
  confirmed: 'You will be told of answers',
  unsubscribe: 'Stop mail about answers',
  unsubscribed: 'No more mail about answers',
  expired: 'This link is no longer good',
}

const SENTENCES: Record<MailPageView['step'], string> = {
  confirm: 'Press the button to be told by e-mail when somebody answers your reply.',
  confirmed:
    'Each mail has a link that stops them, and your receipt has a button. They end by themselves ' +
    'after ',
  unsubscribe: 'Press the button, and this site sends no more mail about answers to your address.',
  unsubscribed: 'Your e-mail address has been deleted from this server. Your replies stay.',
  expired:
    'Nobody is waiting for an answer to it any more: it was not opened in time, or the mail was ' +
    'stopped, or the reply was erased.',
}

export function renderMailPage({ site, step, url, life, article }: MailPageView): string {
  return renderPage({
    site,
    title: TITLES[step],
    isPrivate: true,
    kind: 'mail-page',
    children: (
      <>
        <h1 class="page-title">{TITLES[step]}</h1>
        <p class="standfirst">
          {SENTENCES[step]}
          {step === 'confirmed' && `${life}.`}
        </p>
        {step === 'confirm' && <Press url={url} words="Yes, mail me answers" />}
        {step === 'unsubscribe' && <Press url={url} words="Stop the mail" />}
        {article && <WayBack url={article.url} title={article.title} />}
      </>
    ),
  })
}

function Press({ url, words }: { readonly url: string; readonly words: string }): JSX.Element {
  return (
    <form method="post" action={url}>
      <button class="button" type="submit">
        {words}
      </button>
    </form>
  )
}
