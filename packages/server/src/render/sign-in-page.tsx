import { renderPage } from './page.tsx'
import type { SiteView } from './page-views.ts'

export function renderSignInPage(site: SiteView): string {
  return renderPage({
    site,
    title: 'Sign in to the desk',
    isPrivate: true,
    isEnglish: true,
    kind: 'sign-in-page',
    children: (
      <>
        <h1 class="page-title">Sign in to the desk</h1>
        <p class="standfirst">The desk opens with a link that works once. There is no password.</p>
        <ol class="steps">
          <li>
            The server prints the address with the one-time link when it starts. To have a new one,
            run <code>riposte sign-in</code> on the machine that it runs on.
          </li>
          <li>Open that address in this browser.</li>
        </ol>
        <p>A link is used up when it is opened. If yours no longer works, ask for a new one.</p>
      </>
    ),
  })
}
