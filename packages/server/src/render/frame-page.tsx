import { asDocument } from './page.tsx'
import type { ThreadView } from './page-views.ts'
import { Thread } from './thread.tsx'

/** A thread and nothing else, for a frame in somebody's page; its script tells how high it is. */
export function renderFramePage(view: ThreadView): string {
  const { words } = view.site
  return asDocument(
    <html lang={words.language} dir={words.direction}>
      <head>
        <meta charset="utf-8" />
        <title>{words.say('replies')}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        {/* Links lead out of the frame. */}
        <base target="_parent" />
        <link rel="stylesheet" href="/page.css" />
        <link rel="stylesheet" href="/riposte.css" />
        <script type="module" src="/riposte.js"></script>
        <script type="module" src="/riposte-frame.js"></script>
      </head>
      <body class="page frame-page">
        <main>
          <Thread view={view} />
        </main>
      </body>
    </html>,
  )
}
