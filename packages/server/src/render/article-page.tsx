import { articleMarkup } from './article-markup.ts'
import { Markup } from './draw-markup.tsx'
import { formTitle } from './form-field.tsx'
import { ThreadJsonLd } from './json-ld.tsx'
import { Day } from './moment.tsx'
import { renderPage } from './page.tsx'
import type { ArticleView, ThreadView } from './page-views.ts'
import { replyCountInWords, Thread } from './thread.tsx'

export function renderArticlePage(article: ArticleView, thread: ThreadView): string {
  const { words } = thread.site
  return renderPage({
    site: thread.site,
    title: formTitle(thread.form, article.title, words),
    description: article.summary,
    hasThread: true,
    feeds: thread.feeds,
    kind: 'article-page',
    children: (
      <>
        <article class="story">
          <header class="story-head">
            <h1 dir="auto">{article.title}</h1>
            <p class="standfirst" dir="auto">
              {article.summary}
            </p>
            <p class="byline">
              <span>{words.parts('by', { name: <bdi>{article.author}</bdi> })}</span>
              <Day date={article.date} words={words} />
              <a href="#replies">{replyCountInWords(thread.publishedCount, words)}</a>
            </p>
          </header>
          <div class="prose" dir="auto">
            <Markup blocks={articleMarkup(article.body)} />
          </div>
        </article>
        <section class="replies" aria-labelledby="replies">
          <Thread view={thread} />
          <ThreadJsonLd view={thread} origin={thread.origin} />
        </section>
      </>
    ),
  })
}
