import { renderPage } from './page.tsx'
import type { ProblemView } from './page-views.ts'

export function renderProblemPage(view: ProblemView): string {
  return renderPage({
    site: view.site,
    title: view.title,
    isPrivate: true,
    kind: 'problem-page',
    children: (
      <>
        {view.status !== 401 && <p class="kicker">Error {view.status}</p>}
        <h1 class="page-title" dir="auto">
          {view.title}
        </h1>
        <p class="standfirst" dir="auto">
          {view.detail}
        </p>
        <p class="way-back">
          <a href="/">To the front page</a>
        </p>
      </>
    ),
  })
}
