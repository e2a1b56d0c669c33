import type { Words } from '@riposte/messages'
import type { JSX } from 'preact'
import { Day } from './moment.tsx'
import { renderPage } from './page.tsx'
import type { IndexEntry, SiteView } from './page-views.ts'
import { replyCountInWords } from './thread.tsx'

/** The front page: the articles in the order given, the first one large. */
export function renderIndexPage(site: SiteView, entries: readonly IndexEntry[]): string {
  return renderPage({
    site,
    title: '',
    description: `The latest articles of ${site.title}`,
    kind: 'index-page',
    children: (
      <>
        <h1 class="unseen">Latest articles</h1>
        {entries.length === 0 && <p class="empty">Nothing is published yet.</p>}
        <div class="stories">{entries.map((entry) => drawEntry(entry, site.words))}</div>
      </>
    ),
  })
}

function drawEntry({ article, replyCount }: IndexEntry, words: Words): JSX.Element {
  return (
    <article class="teaser">
      <p class="teaser-day">
        <Day date={article.date} />
      </p>
      <h2 dir="auto">
        <a href={article.url}>{article.title}</a>
      </h2>
      <p class="teaser-summary" dir="auto">
        {article.summary}
      </p>
      <p class="byline">
        <span>
          By <bdi>{article.author}</bdi>
        </span>
        <a href={`${article.url}#replies`}>
          {replyCountInWords(replyCount, words)}
          <span class="unseen">
            {' '}
            to <bdi>{article.title}</bdi>
          </span>
        </a>
      </p>
    </article>
  )
}
