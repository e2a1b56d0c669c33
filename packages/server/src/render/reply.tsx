import type { ReplyId } from '@riposte/protocol'
import type { ComponentChildren, JSX } from 'preact'
import { render } from 'preact-render-to-string'
import { Markup } from './draw-markup.tsx'
import { answerAddress, websiteAddress } from './link-address.ts'
import { replyMarkup } from './markup.ts'
import { Moment } from './moment.tsx'
import type { ReplyView } from './page-views.ts'
import { PersonName } from './person-name.tsx'

/** What a reply's looks depend on besides the reply. */
export interface ReplyContext {
  readonly pageUrl: string
  readonly closed: boolean
  /** Whom it answers, if that reply is in the thread. An erased one has the name ''. */
  readonly answers: { readonly id: ReplyId; readonly name: string } | null
}

/**
 * One reply as the thread draws it, byte for byte, but with nothing below it yet:
 *
 *     <li class="riposte-reply" id="reply-ID" data-id="ID" data-parent="ID of whom it answers">
 *       <article class="riposte-body">…</article>
 *       <ol class="riposte-answers"></ol>
 *     </li>
 *
 * Who puts it into a thread that is already drawn (the widget) does as `threadTree` did: a reply
 * that is there already gives its place, and what its `.riposte-answers` holds, to the new one. A
 * new one goes into the `.riposte-answers` of the reply that `data-parent` names; if that one is
 * `depth-max` lists deep already (an attribute of `<riposte-thread>`; `.riposte-replies` is the
 * first), into the list that holds it, below it; without `data-parent`, or when no such reply is
 * there, into `.riposte-replies`.
 */
export function renderReply(view: ReplyView, context: ReplyContext): string {
  return render(<Reply reply={view} context={context} />)
}

interface ReplyProps {
  readonly reply: ReplyView
  readonly context: ReplyContext
  /** The drawn answers. */
  readonly children?: ComponentChildren
}

export function Reply({ reply, context, children }: ReplyProps): JSX.Element {
  return (
    <li
      class="riposte-reply"
      id={`reply-${reply.id}`}
      data-id={reply.id}
      data-parent={reply.parentId ?? undefined}
    >
      {reply.status === 'erased' ? <ErasedBody /> : <Body reply={reply} context={context} />}
      <ol class="riposte-answers">{children}</ol>
    </li>
  )
}

function ErasedBody(): JSX.Element {
  return (
    <article class="riposte-body riposte-erased">
      <p>This reply was erased by its writer or because its time was over.</p>
    </article>
  )
}

function Body({ reply, context }: ReplyProps): JSX.Element {
  return (
    <article class="riposte-body">
      <header class="riposte-byline">
        <WriterName name={reply.name} website={reply.website} />
        {context.answers && <Answers answers={context.answers} />}{' '}
        <a class="riposte-permalink" href={`#reply-${reply.id}`}>
          <Moment at={reply.submittedAt} />
        </a>
      </header>
      <div class="riposte-text" dir="auto">
        <Markup blocks={replyMarkup(reply.text)} />
      </div>
      {!context.closed && (
        <footer class="riposte-actions">
          <a
            class="riposte-answer"
            href={answerAddress(context.pageUrl, reply.id)}
            data-answer={reply.id}
          >
            Reply
            <span class="riposte-spoken">
              {' '}
              to <PersonName name={reply.name} />
            </span>
          </a>
        </footer>
      )}
    </article>
  )
}

function WriterName({ name, website }: Pick<ReplyView, 'name' | 'website'>): JSX.Element {
  const href = websiteAddress(website)
  const words = <PersonName name={name} />
  return (
    <span class="riposte-name">
      {href === null ? (
        words
      ) : (
        <a href={href} rel="nofollow ugc noopener noreferrer">
          {words}
        </a>
      )}
    </span>
  )
}

function Answers({ answers }: { readonly answers: NonNullable<ReplyContext['answers']> }) {
  return (
    <span class="riposte-to">
      {' '}
      answers{' '}
      <a href={`#reply-${answers.id}`}>
        {answers.name ? <PersonName name={answers.name} /> : 'an erased reply'}
      </a>
    </span>
  )
}
