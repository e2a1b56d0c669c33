import type { ComponentChildren, JSX } from 'preact'
import { render } from 'preact-render-to-string'
import type { FeedLink, SiteView } from './page-views.ts'

interface PageParts {
  readonly site: SiteView
  /** Of the page; the site's title alone when it is empty. */
  readonly title: string
  readonly description?: string
  /** The page shows a thread: it needs the thread's style and script. */
  readonly hasThread?: boolean
  /** Where a feed reader finds what is new here. */
  readonly feeds?: readonly FeedLink[]
  /** For one reader or one moment: not for search engines. */
  readonly isPrivate?: boolean
  /** What the page says, though not its frame, is English whatever the site's language is. */
  readonly isEnglish?: boolean
  /** Named on the body, for the style. */
  readonly kind: string
  readonly children: ComponentChildren
}

/** On what is English on a page of any language: for its voice and its direction. */
export const IN_ENGLISH = { lang: 'en', dir: 'ltr' } as const

/**
 * A whole page. The server sends it under a policy that allows no inline style and no inline
 * script, so there is none: what a page loads stands here.
 */
export function renderPage(parts: PageParts): string {
  const { site, kind, isEnglish, children } = parts
  const { words } = site
  return asDocument(
    <html lang={words.language} dir={words.direction}>
      <PageHead {...parts} />
      <body class={`page ${kind}`}>
        <a class="skip" href="#content">
          {words.say('skip')}
        </a>
        <header class="masthead">
          <p class="masthead-title">
            <a href="/" dir="auto">
              {site.title}
            </a>
          </p>
        </header>
        <main id="content" tabIndex={-1} {...(isEnglish && IN_ENGLISH)}>
          {children}
        </main>
        <footer class="colophon">
          <p>
            <a href="/" dir="auto">
              {site.title}
            </a>
          </p>
          <p>
            <a href={site.noticeUrl}>{words.say('howProcessed')}</a>
          </p>
        </footer>
      </body>
    </html>,
  )
}

export function asDocument(html: JSX.Element): string {
  return `<!doctype html>\n${render(html)}\n`
}

function PageHead({
  site,
  title,
  description,
  hasThread,
  feeds = [],
  isPrivate,
}: PageParts): JSX.Element {
  return (
    <head>
      <meta charset="utf-8" />
      <title>{title === '' ? site.title : `${title} – ${site.title}`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      {description && <meta name="description" content={description} />}
      {isPrivate && <meta name="robots" content="noindex" />}
      <link rel="stylesheet" href="/page.css" />
      {feeds.map(({ type, title: words, url }) => (
        <link rel="alternate" type={type} title={words} href={url} />
      ))}
      {hasThread && <link rel="stylesheet" href="/riposte.css" />}
      {hasThread && <script type="module" src="/riposte.js"></script>}
    </head>
  )
}
