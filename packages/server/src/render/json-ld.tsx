import { printable } from '@riposte/markup'
import type { JSX } from 'preact'
import { permalink } from './link-address.ts'
import type { ReplyView, ThreadView } from './page-views.ts'

/** The page's replies for programs that read pages: schema.org's Comment, as JSON-LD. */
export function ThreadJsonLd({ view, origin }: { view: ThreadView; origin: string }): JSX.Element {
  const shown = view.replies.filter(({ status }) => status === 'published')
  const url = (page: string) => new URL(page, origin).href
  const data = {
    '@context': 'https://schema.org',
    '@type': 'WebPage',
    '@id': url(view.pageUrl),
    commentCount: view.publishedCount,
    comment: shown.map((reply) => comment(reply, (id) => url(permalink(view.pageUrl, id)))),
  }
  return (
    <script
      type="application/ld+json"
      // Data, in which no tag can end.
      dangerouslySetInnerHTML={{ __html: scriptJson(data) }}
    />
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
