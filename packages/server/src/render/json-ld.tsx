import { printable } from '@riposte/markup'
import type { JSX } from 'preact'
import { render } from 'preact-render-to-string'
import { permalink } from './link-address.ts'
import type { ReplyView, ThreadView } from './page-views.ts'
import { Thread } from './thread.tsx'

interface ThreadJsonLdProps {
  readonly view: ThreadView
  readonly origin: string
  /** The page of another site that shows the thread: there the script finds a reply by itself. */
  readonly page?: string
}

/** The page's replies for programs that read pages: schema.org's Comment, as JSON-LD. */
export function ThreadJsonLd({ view, origin, page }: ThreadJsonLdProps): JSX.Element {
  const shown = view.replies.filter(({ status }) => status === 'published')
  const url = (path: string) => new URL(path, origin).href
  const urlOf = (id: string) => (page ? `${page}#reply-${id}` : url(permalink(view.pageUrl, id)))
  const data = {
    '@context': 'https://schema.org',
    '@type': 'WebPage',
    '@id': page ?? url(view.pageUrl),
    commentCount: view.publishedCount,
    comment: shown.map((reply) => comment(reply, urlOf)),
  }
  return (
    <script
      type="application/ld+json"
      // Data, in which no tag can end.
      dangerouslySetInnerHTML={{ __html: scriptJson(data) }}
    />
  )
}

/** A thread to include in another page, and what it says to programs, about that page. */
export function renderThreadWithData(view: ThreadView): string {
  const isElsewhere = URL.canParse(view.article)
  return render(
    <>
      <Thread view={view} />
      <ThreadJsonLd view={view} origin={view.origin} {...(isElsewhere && { page: view.article })} />
    </>,
  )
}

function comment(reply: ReplyView, urlOf: (id: string) => string): object {
  const { id, parentId, name, text, submittedAt, editedAt, votes } = reply
  return {
    '@type': 'Comment',
    '@id': urlOf(id),
    author: { '@type': 'Person', name: printable(name) },
    datePublished: new Date(submittedAt).toISOString(),
    ...(editedAt !== null && { dateModified: new Date(editedAt).toISOString() }),
    text: printable(text),
    upvoteCount: votes,
    ...(parentId !== null && { parentItem: { '@type': 'Comment', '@id': urlOf(parentId) } }),
  }
}

/** JSON that may stand in a script element: no `<` to end it, no line ends that scripts mind. */
function scriptJson(data: object): string {
  return JSON.stringify(data)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
}
