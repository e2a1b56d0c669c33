import type { Words } from '@riposte/messages'
import type { EpochMs, ReplyStatus } from '@riposte/protocol'
import type { JSX } from 'preact'
import { EraseForm } from './erase-form.tsx'
import { Moment } from './moment.tsx'
import { renderPage } from './page.tsx'
import type { SiteView } from './page-views.ts'
import { STATUS_TITLES } from './receipt-words.ts'

export interface OwnReplyView {
  readonly status: ReplyStatus
  /** The beginning of its words. */
  readonly excerpt: string
  readonly submittedAt: EpochMs
  readonly articleTitle: string
  readonly receiptUrl: string
}

export interface OwnRepliesView {
  readonly site: SiteView
  readonly replies: readonly OwnReplyView[]
  readonly olderUrl: string | null
  readonly exportUrl: string
  readonly eraseUrl: string
  /** On the page that answers the button: how many were erased. */
  readonly erased: number | null
}

/** All replies of one writer. */
export function renderOwnRepliesPage(view: OwnRepliesView): string {
  const { site, replies, erased } = view
  const { words } = site
  const title = words.say('mineTitle')
  return renderPage({
    site,
    title,
    isPrivate: true,
    kind: 'mine-page',
    children: (
      <>
        <h1 class="page-title">{title}</h1>
        {erased !== null && (
          <p class="done" role="status">
            {words.count('mineErased', erased)} {replies.length > 0 && words.say('mineRest')}
          </p>
        )}
        <p class="standfirst">{words.say(replies.length > 0 ? 'mineMeans' : 'mineNone')}</p>
        {replies.length > 0 && <List view={view} words={words} />}
        {replies.length > 0 && <EraseForm of="all" url={view.eraseUrl} words={words} />}
      </>
    ),
  })
}

function List({ view, words }: { view: OwnRepliesView; words: Words }): JSX.Element {
  return (
    <>
      <ol class="own-replies">
        {view.replies.map((reply) => (
          <li class="quoted">
            <p class="byline">
              <a href={reply.receiptUrl}>{words.say(STATUS_TITLES[reply.status])}</a>
              <bdi>{reply.articleTitle}</bdi>
              <Moment at={reply.submittedAt} words={words} />
            </p>
            <div class="as-stored" dir="auto">
              {reply.excerpt}
            </div>
          </li>
        ))}
      </ol>
      <p class="ways">
        {view.olderUrl !== null && <a href={view.olderUrl}>{words.say('mineOlder')}</a>}
        <a href={view.exportUrl}>{words.say('mineExport')}</a>
      </p>
    </>
  )
}
