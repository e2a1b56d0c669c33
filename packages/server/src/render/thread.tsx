import type { Words } from '@riposte/messages'
import type { ThreadOrder } from '@riposte/protocol'
import type { JSX } from 'preact'
import { render } from 'preact-render-to-string'
import type { ThreadView } from './page-views.ts'
import { renderReply } from './reply.tsx'
import { ReplyForm } from './reply-form.tsx'
import { ThreadNext, ThreadOrders } from './thread-paging.tsx'
import { type Branch, threadTree } from './thread-tree.ts'

interface ThreadAttributes {
  readonly class?: string
  readonly article: string
  /** Base of the server's own addresses; empty on its own pages. */
  readonly server: string
  /** Live updates go on after it. */
  readonly position: number
  /** How many lists may stand in each other; see `renderReply`. */
  readonly 'depth-max': number
  readonly order: ThreadOrder | undefined
  /** The page's own style draws it, without a shadow root. */
  readonly light: boolean
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
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
  const { words } = view.site
  return (
    <riposte-thread
      article={view.article}
      server={view.server}
      position={view.position}
      depth-max={view.depthMax}
      order={view.orders.find(({ isCurrent }) => isCurrent)?.name}
      light={view.isLight}
      lang={words.language}
      dir={words.direction}
    >
      <h2 class="riposte-count" id="replies">
        {view.state !== 'open' && view.publishedCount === 0
          ? words.say('noRepliesClosed')
          : replyCountInWords(view.publishedCount, words)}
      </h2>
      <ThreadOrders view={view} />
      <ol
        class="riposte-replies"
        // What the same renderer has made of each reply.
        dangerouslySetInnerHTML={{ __html: drawBranches(threadTree(view.replies, view), view) }}
      />
      <ThreadNext view={view} />
      {view.state === 'read-only' ? null : <VoteForm view={view} />}
      {view.state === 'open' ? <ReplyForm view={view} /> : <Closed view={view} />}
      <p class="riposte-status" role="status" aria-live="polite"></p>
      <p class="riposte-notice">
        {view.state === 'open' && <>{words.say('noticeShort')} </>}
        {words.say('noticeLine')} <a href={noticeAddress(view)}>{words.say('noticeLink')}</a>
      </p>
    </riposte-thread>
  )
}

/** `No replies yet`, `1 reply`, `2 replies`: the heading, which the widget writes anew. */
export function replyCountInWords(count: number, words: Words): string {
  return count === 0 ? words.say('noReplies') : words.count('replyCount', count)
}

/**
 * The replies as HTML: each drawn by itself, with what stands below it in its list. As deep as the
 * tree, which is never deeper than `depthMax`.
 */
function drawBranches(branches: readonly Branch[], view: ThreadView): string {
  const draw = view.drawReply ?? renderReply
  const { pageUrl, state, server } = view
  const { words } = view.site
  return branches
    .map(({ reply, answers, branches: below }) => {
      const context = { pageUrl, state, server, words, answers, cut: view.cut.get(reply.id) }
      const html = draw(reply, context)
      if (below.length === 0) return html
      const end = html.lastIndexOf(NO_ANSWERS) + NO_ANSWERS.length - LIST_END.length
      return html.slice(0, end) + drawBranches(below, view) + html.slice(end)
    })
    .join('')
}

const LIST_END = '</ol>'
const NO_ANSWERS = `<ol class="riposte-answers">${LIST_END}`

/** The buttons of all replies belong to it, so that a vote needs no script. */
function VoteForm({ view }: { readonly view: ThreadView }): JSX.Element {
  return (
    <form id="riposte-votes" method="post" action={`${view.server}/votes`}>
      <input type="hidden" name="formToken" value={view.form.formToken} />
    </form>
  )
}

function Closed({ view: { site, state } }: { readonly view: ThreadView }): JSX.Element {
  const words = site.words.say(state === 'closed' ? 'closed' : 'readOnly')
  return <p class="riposte-closed">{words}</p>
}

/** On another site's page, a path of ours needs our origin before it. */
function noticeAddress({ site, server }: ThreadView): string {
  return site.noticeUrl.startsWith('/') ? `${server}${site.noticeUrl}` : site.noticeUrl
}
