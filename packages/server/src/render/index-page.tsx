import type { Words } from '@riposte/messages'
import type { JSX } from 'preact'
import { Day } from './moment.tsx'
import { renderPage } from './page.tsx'
import type { IndexEntry, SiteView } from './page-views.ts'
import { replyCountInWords } from './thread.tsx'

/** The front page: the articles in the order given, the first one large. */
export function renderIndexPage(site: SiteView, entries: readonly IndexEntry[]): string {
  const { words } = site
  return renderPage({
    site,
    title: '',
    description: words.say('latestOf', { site: site.title }),
    kind: 'index-page',
    children: (
      <>
        <h1 class="unseen">{words.say('latestArticles')}</h1>
        {entries.length === 0 && <p class="empty">{words.say('nothingPublished')}</p>}
        <div class="stories">{entries.map((entry) => drawEntry(entry, words))}</div>
      </>
    ),
  })
}

function drawEntry({ article, replyCount }: IndexEntry, words: Words): JSX.Element {
  return (
    <article class="teaser">
      <p class="teaser-day">
        <Day date={article.date} words={words} />
      </p>
      <h2 dir="auto">
        <a href={article.url}>{article.title}</a>
      </h2>
      <p class="teaser-summary" dir="auto">
        {article.summary}
      </p>
      <p class="byline">
        <span>{words.parts('by', { name: <bdi>{article.author}</bdi> })}</span>
        <a href={`${article.url}#replies`}>
          {replyCountInWords(replyCount, words)}
          <span class="unseen">
            {' '}
            {words.parts('toArticle', { article: <bdi>{article.title}</bdi> })}
          </span>
        </a>
      </p>
    </article>
  )
}
