import type { ReplyStatus } from '@riposte/protocol'
import type { JSX } from 'preact'
import { pageAddress } from './link-address.ts'
import { renderPage } from './page.tsx'
import type { AnswerView } from './page-views.ts'

const TITLES: Record<ReplyStatus, string> = {
  published: 'Your reply is published',
  held: 'Your reply waits for a moderator',
  spam: 'Your reply was set apart',
  rejected: 'Your reply was not published',
  erased: 'Your reply is erased',
}

/** What a reader without a script sees after posting. */
export function renderAnswerPage(view: AnswerView): string {
  return renderPage({
    site: view.site,
    title: TITLES[view.status],
    isPrivate: true,
    kind: 'answer-page',
    children: (
      <>
        <h1 class="page-title">{TITLES[view.status]}</h1>
        <p class="standfirst">{view.message}</p>
        <section class="panel" aria-labelledby="receipt">
          <h2 id="receipt">Keep your receipt</h2>
          <p>
            The receipt shows what is held about your reply and who decided what about it, and it
            can erase the reply. Whoever has its address can do that, so keep it to yourself. No
            other page leads there.
          </p>
          <p>
            <a class="button" href={view.receiptUrl}>
              Open the receipt
            </a>
          </p>
        </section>
        <WayBack url={view.articleUrl} title={view.articleTitle} />
      </>
    ),
  })
}

/** Back to the article: a link, if its address is one that a page may link to. */
export function WayBack({ url, title }: { readonly url: string; readonly title: string }) {
  const href = pageAddress(url)
  const words: JSX.Element = <bdi>{title || 'the article'}</bdi>
  return <p class="way-back">Back to {href === null ? words : <a href={href}>{words}</a>}</p>
}
