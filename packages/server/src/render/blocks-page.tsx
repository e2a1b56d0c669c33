import { renderPage } from './page.tsx'
import type { SiteView } from './page-views.ts'

const EXAMPLE = `# Kept apart like advertising, unless -> says otherwise
name: Cheap Pills
word: replica watches
domain: casino.example -> refuse
network: 203.0.113.0/24 -> hold`

/** Where moderators write what the site does not want. */
export function renderBlocksPage(view: {
  readonly site: SiteView
  readonly text: string
  readonly problem: string
  readonly allowsQuiet: boolean
}): string {
  const { site, text, problem, allowsQuiet } = view
  return renderPage({
    site,
    title: 'Blocks',
    isPrivate: true,
    isEnglish: true,
    kind: 'blocks-page',
    children: (
      <>
        <p class="kicker">
          <a href="/desk">Desk</a>
        </p>
        <h1 class="page-title">Blocks</h1>
        <p class="standfirst">
          Writers, words and sites that this site does not want. The filter learns nothing from
          them.
        </p>
        {problem && (
          <p class="riposte-problem" role="alert" id="blocks-problem">
            {problem} Nothing is saved yet.
          </p>
        )}
        <form method="post" action="/desk/blocks">
          <p>
            <label for="blocks">One a line</label>
            <textarea
              id="blocks"
              name="text"
              rows={16}
              spellcheck={false}
              aria-invalid={problem ? 'true' : undefined}
              aria-describedby={problem ? 'blocks-problem' : 'blocks-help'}
            >
              {text}
            </textarea>
          </p>
          <button class="button" type="submit">
            Save
          </button>
        </form>
        <section id="blocks-help">
          <h2>How they are written</h2>
          <pre>
            <code>{EXAMPLE}</code>
          </pre>
          <p>
            <code>spam</code> keeps a reply apart, <code>hold</code> lets it wait for a person,{' '}
            <code>refuse</code> does not take it. Its writer is told in each case.
          </p>
          {allowsQuiet && (
            <p>
              <code>quiet</code> keeps a reply apart and answers its writer as if it waited. The
              notice says that this site does so.
            </p>
          )}
        </section>
      </>
    ),
  })
}
