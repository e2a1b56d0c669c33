import type { PageKey, Words } from '@riposte/messages'
import type { ReplyStatus } from '@riposte/protocol'
import type { JSX } from 'preact'
import { pageAddress } from './link-address.ts'
import { renderPage } from './page.tsx'
import type { AnswerView } from './page-views.ts'

const TITLES = {
  published: 'answerPublished',
  held: 'answerHeld',
  spam: 'answerSpam',
  rejected: 'answerRejected',
  erased: 'answerErased',
} as const satisfies Record<ReplyStatus, PageKey>

/** What a reader without a script sees after posting. */
export function renderAnswerPage(view: AnswerView): string {
  const { words } = view.site
  const title = words.say(TITLES[view.status])
  return renderPage({
    site: view.site,
    title,
    isPrivate: true,
    kind: 'answer-page',
    children: (
      <>
        <h1 class="page-title">{title}</h1>
        <p class="standfirst">{view.message}</p>
        <section class="panel" aria-labelledby="receipt">
          <h2 id="receipt">{words.say('keepReceipt')}</h2>
          <p>{words.say('keepReceiptWhy')}</p>
          <p>
            <a class="button" href={view.receiptUrl}>
              {words.say('openReceipt')}
            </a>
          </p>
        </section>
        <WayBack url={view.articleUrl} title={view.articleTitle} words={words} />
      </>
    ),
  })
}

interface WayBackProps {
  readonly url: string
  readonly title: string
  readonly words: Words
}

/** Back to the article: a link, if its address is one that a page may link to. */
export function WayBack({ url, title, words }: WayBackProps): JSX.Element {
  const href = pageAddress(url)
  const linked = (text: JSX.Element | string) => (href === null ? text : <a href={href}>{text}</a>)
  const toArticle = linked(<bdi>{title}</bdi>)
  return (
    <p class="way-back">
      {title ? words.parts('backTo', { title: toArticle }) : linked(words.say('backToArticle'))}
    </p>
  )
}
