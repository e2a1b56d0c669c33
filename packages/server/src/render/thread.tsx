import type { JSX } from 'preact'
import { render } from 'preact-render-to-string'
import type { ReplyView, ThreadView } from './page-views.ts'
import { Reply, type ReplyContext } from './reply.tsx'
import { ReplyForm } from './reply-form.tsx'
import { type Branch, REPLY_DEPTH_MAX, threadTree } from './thread-tree.ts'

interface ThreadAttributes {
  readonly class?: string
  readonly article: string
  /** Base of the server's own addresses; empty on its own pages. */
  readonly server: string
  /** Live updates go on after it. */
  readonly position: number
  /** How many lists may stand in each other; see `renderReply`. */
  readonly 'depth-max': number
  readonly children?: JSX.Element | (JSX.Element | null)[]
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'riposte-thread': ThreadAttributes
    }
  }
}

/** A thread as a fragment of HTML: complete without a script, and what the widget upgrades. */
export function renderThread(view: ThreadView): string {
  return render(<Thread view={view} />)
}

export function Thread({ view }: { readonly view: ThreadView }): JSX.Element {
  return (
    <riposte-thread
      article={view.article}
      server={view.server}
      position={view.position}
      depth-max={REPLY_DEPTH_MAX}
    >
      <h2 class="riposte-count" id="replies">
        {view.closed && view.publishedCount === 0
          ? 'No replies'
          : replyCountInWords(view.publishedCount)}
      </h2>
      <Earlier view={view} />
      <ol class="riposte-replies">{drawBranches(threadTree(view.replies), view)}</ol>
      {view.closed ? <Closed /> : <ReplyForm view={view} />}
      <p class="riposte-status" role="status" aria-live="polite"></p>
      <p class="riposte-notice">
        This site uses Riposte to reduce spam.{' '}
        <a href={noticeAddress(view)}>Learn how your comment data is processed.</a>
      </p>
    </riposte-thread>
  )
}

/** `No replies yet`, `1 reply`, `2 replies`: the heading, which the widget writes anew. */
export function replyCountInWords(count: number): string {
  if (count === 0) return 'No replies yet'
  return count === 1 ? '1 reply' : `${count} replies`
}

function publishedCount(replies: readonly ReplyView[]): number {
  return replies.filter((reply) => reply.status === 'published').length
}

/** As deep as the tree, which is never deeper than `REPLY_DEPTH_MAX`. */
function drawBranches(branches: readonly Branch[], view: ThreadView): JSX.Element[] {
  return branches.map(({ reply, answers, branches: below }) => {
    const context: ReplyContext = { pageUrl: view.pageUrl, closed: view.closed, answers }
    return (
      <Reply reply={reply} context={context}>
        {drawBranches(below, view)}
      </Reply>
    )
  })
}

/** A thread that is too long to be shown at once says so. */
function Earlier({ view }: { readonly view: ThreadView }): JSX.Element | null {
  const count = view.publishedCount - publishedCount(view.replies)
  if (count <= 0) return null
  const words = count === 1 ? 'The oldest reply is' : `The ${count} oldest replies are`
  return <p class="riposte-earlier">{words} not shown here.</p>
}

function Closed(): JSX.Element {
  return <p class="riposte-closed">Replies to this article are closed.</p>
}

/** On another site's page, a path of ours needs our origin before it. */
function noticeAddress({ site, server }: ThreadView): string {
  return site.noticeUrl.startsWith('/') ? `${server}${site.noticeUrl}` : site.noticeUrl
}
