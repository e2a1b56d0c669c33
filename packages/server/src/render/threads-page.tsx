import type { Words } from '@riposte/messages'
import { THREAD_STATES, type ThreadState } from '@riposte/protocol'
import type { JSX } from 'preact'
import { pageAddress } from './link-address.ts'
import { Moment } from './moment.tsx'
import { renderPage } from './page.tsx'
import type { SiteView } from './page-views.ts'
import { replyCountInWords } from './thread.tsx'

export interface ThreadRow {
  readonly article: string
  readonly title: string
  readonly url: string
  readonly published: number
  readonly state: ThreadState
  readonly takesReplies: boolean
  readonly lastAt: number | null
}

const STATE_WORDS: Record<ThreadState, string> = {
  open: 'Open',
  closed: 'Closed: no new replies',
  'read-only': 'Read only: no votes, edits or reports either',
}

/** The liveliest threads, and what moderators ruled about each. */
export function renderThreadsPage(view: {
  readonly site: SiteView
  readonly threads: readonly ThreadRow[]
}): string {
  const { site, threads } = view
  return renderPage({
    site,
    title: 'Threads',
    isPrivate: true,
    isEnglish: true,
    kind: 'threads-page',
    children: (
      <>
        <p class="kicker">
          <a href="/desk">Desk</a>
        </p>
        <h1 class="page-title">Threads</h1>
        {threads.length === 0 && <p>Nobody has replied to anything yet.</p>}
        {threads.length > 0 && <Threads threads={threads} words={site.words} />}
      </>
    ),
  })
}

function Threads({ threads, words }: { threads: readonly ThreadRow[]; words: Words }) {
  return (
    <table class="cards">
      <thead>
        <tr>
          <th scope="col">Article</th>
          <th scope="col">Last reply</th>
          <th scope="col">Takes replies</th>
        </tr>
      </thead>
      <tbody>
        {threads.map((thread) => (
          <tr>
            <th scope="row">
              <Title {...thread} />
              <p>{replyCountInWords(thread.published, words)}</p>
            </th>
            <td data-label="Last reply">
              {thread.lastAt !== null && <Moment at={thread.lastAt} />}
            </td>
            <td data-label="Takes replies">
              <StateForm {...thread} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Title({ title, url }: ThreadRow): JSX.Element {
  const href = pageAddress(url)
  return href === null ? <bdi>{title}</bdi> : <a href={href}>{<bdi>{title}</bdi>}</a>
}

function StateForm({ article, title, state, takesReplies }: ThreadRow): JSX.Element {
  return (
    <form method="post" action="/desk/threads" class="in-row">
      <input type="hidden" name="article" value={article} />
      <select name="state" aria-label={`State of ${title}`}>
        {THREAD_STATES.map((name) => (
          <option value={name} selected={name === state}>
            {STATE_WORDS[name]}
          </option>
        ))}
      </select>{' '}
      <button class="button" type="submit">
        Set
      </button>
      {state === 'open' && !takesReplies && <p>Closed by its article or its age.</p>}
    </form>
  )
}
