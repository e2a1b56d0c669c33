import { asDocument } from './page.tsx'
import type { SiteView } from './page-views.ts'

/**
 * The empty page that the desk's script draws itself into; its style is the desk's own.
 *
 * @param who is signed in: a role and a short id.
 */
export function renderDeskPage(site: SiteView, who: string): string {
  return asDocument(
    <html lang="en" dir="ltr">
      <head>
        <meta charset="utf-8" />
        <title>{`Desk – ${site.title}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <link rel="stylesheet" href="/desk.css" />
        <script type="module" src="/desk.js"></script>
      </head>
      <body>
        <div id="desk" data-who={who}></div>
        <noscript>
          <main>
            <h1>Desk</h1>
            <p>The desk needs JavaScript. The readers' pages do not.</p>
          </main>
        </noscript>
      </body>
    </html>,
  )
}
