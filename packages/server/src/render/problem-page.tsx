import { IN_ENGLISH, renderPage } from './page.tsx'
import type { ProblemView } from './page-views.ts'

export function renderProblemPage(view: ProblemView): string {
  const { words } = view.site
  const turned = view.isEnglish ? IN_ENGLISH : ({ dir: 'auto' } as const)
  return renderPage({
    site: view.site,
    title: view.title,
    isPrivate: true,
    kind: 'problem-page',
    children: (
      <>
        {view.status !== 401 && (
          <p class="kicker">{words.say('errorNumber', { status: String(view.status) })}</p>
        )}
        <h1 class="page-title" {...turned}>
          {view.title}
        </h1>
        <p class="standfirst" {...turned}>
          {view.detail}
        </p>
        <p class="way-back">
          <a href="/">{words.say('toFront')}</a>
        </p>
      </>
    ),
  })
}
