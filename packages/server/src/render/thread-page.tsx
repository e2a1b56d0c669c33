import { formTitle } from './form-field.tsx'
import { ThreadJsonLd } from './json-ld.tsx'
import { pageAddress } from './link-address.ts'
import { renderPage } from './page.tsx'
import type { ThreadView } from './page-views.ts'
import { Thread } from './thread.tsx'

/** A thread alone: for readers without a script of a site that embeds it. */
export function renderThreadPage(view: ThreadView): string {
  const articleUrl = pageAddress(view.article)
  const { words } = view.site
  return renderPage({
    site: view.site,
    title: formTitle(view.form, words.say('replies'), words),
    hasThread: true,
    feeds: view.feeds,
    kind: 'thread-page',
    children: (
      <>
        <h1 class="page-title">{words.say('replies')}</h1>
        <p class="standfirst thread-of" dir="ltr">
          {view.article}
        </p>
        {articleUrl !== null && (
          <p class="way-back">
            <a href={articleUrl}>{words.say('backToArticle')}</a>
          </p>
        )}
        <section class="replies" aria-labelledby="replies">
          <Thread view={view} />
          <ThreadJsonLd view={view} origin={view.origin} />
        </section>
      </>
    ),
  })
}
